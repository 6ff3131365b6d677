const MAX_TAGS = 50
const MAX_LENGTH = 50

/** The canonical form of a tag: no case, no outer or double spaces, and no leading sign that some people use. */
export const normalizeTag = (tag: string) =>
  tag.normalize('NFC').trim().replace(/^#+/, '').replace(/\s+/g, ' ').trim().toLowerCase()

/** Keeps the given order; each tag occurs once, and none is empty. */
export const normalizeTags = (tags: readonly string[]): string[] => [
  ...new Set(tags.map(normalizeTag).filter((tag) => tag !== '')),
]

/** Tags from a file's own metadata, limited in number and length like those of a person. */
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
