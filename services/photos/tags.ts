import { MAX_TAG_LENGTH, MAX_TAGS } from './schemas.ts'

/**
 * The canonical form of a tag: no case, no outer or double spaces, and no leading sign that some people use. A Turkish
 * İ is an i, without the dot above it that lower case would leave.
 */
export const normalizeTag = (tag: string) =>
  tag
    .normalize('NFC')
    .trim()
    .replace(/^#+/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    // The dot that a small letter has anyway; lower case keeps that of the Turkish İ as a sign of its own.
    .replace(/i\u0307/g, 'i')

/** Keeps the given order; each tag occurs once, and none is empty. */
export const normalizeTags = (tags: readonly string[]): string[] => [
  ...new Set(tags.map(normalizeTag).filter((tag) => tag !== '')),
]

/**
 * Tags from a file's own metadata, limited in number like those of a person, and how many were left out. Longer ones end
 * with "…".
 */
export function tagsFromFile(keywords: readonly string[]): { tags: string[]; left: number } {
  const all = normalizeTags(normalizeTags(keywords).map(shortened))
  return { tags: all.slice(0, MAX_TAGS), left: Math.max(0, all.length - MAX_TAGS) }
}

/** Cuts between characters, so that the text stays well-formed. */
function shortened(tag: string): string {
  if (tag.length <= MAX_TAG_LENGTH) return tag
  let kept = ''
  for (const character of tag) {
    if (kept.length + character.length >= MAX_TAG_LENGTH) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

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
