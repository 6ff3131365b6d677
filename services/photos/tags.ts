const MAX_TAGS = 50
const MAX_LENGTH = 50

/** One way to write a tag: without case, outer and double spaces, and the sign some people put in front. */
export const normalizeTag = (tag: string) =>
  tag.normalize('NFC').trim().replace(/^#+/, '').replace(/\s+/g, ' ').trim().toLowerCase()

/** In the order given, each once, none empty. */
export const normalizeTags = (tags: readonly string[]): string[] => [
  ...new Set(tags.map(normalizeTag).filter((tag) => tag !== '')),
]

/** Tags from a file's own metadata, as many and as long as a person could have given. */
export const tagsFromFile = (keywords: readonly string[]): string[] =>
  normalizeTags(keywords)
    .filter((tag) => tag.length <= MAX_LENGTH)
    .slice(0, MAX_TAGS)

/** Null when a photo would have more tags than are allowed. */
export function editTags(
  tags: readonly string[],
  edit: { add: string[]; remove: string[] },
): string[] | null {
  const removed = new Set(normalizeTags(edit.remove))
  const kept = tags.filter((tag) => !removed.has(tag))
  const edited = normalizeTags([...kept, ...edit.add])
  return edited.length <= MAX_TAGS ? edited : null
}
