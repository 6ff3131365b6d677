/** What is compared of a file. */
export const FIELDS = ['time', 'title', 'description', 'keywords', 'position', 'camera'] as const
export type Field = (typeof FIELDS)[number]
