/** The tags of one directory or namespace, by name. */
export type TagGroup = Record<string, unknown>
