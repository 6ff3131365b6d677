/** The most tags that the service accepts on one photo. */
const MOST_TAGS = 250

/** The canonical form of a tag, as in the service. */
export const normalTag = (text: string) =>
  text.normalize('NFC').trim().replace(/^#+/, '').replace(/\s+/g, ' ').trim().replace(/İ/g, 'i').toLowerCase()

/**
 * Returns the same list when nothing is added: the text is empty, the tag exists (in any case), or the list is full.
 */
export function addTag(tags: readonly string[], text: string): readonly string[] {
  const tag = text.trim().replace(/^#/, '').replace(/\s+/g, ' ')
  const isKnown = tags.some((other) => normalTag(other) === normalTag(tag))
  return tag && !isKnown && tags.length < MOST_TAGS ? [...tags, tag] : tags
}

/** The tags of a text like `wedding, #berlin`, each once. */
export const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;]/)
      .map(normalTag)
      .filter((tag) => tag !== ''),
  ),
]
