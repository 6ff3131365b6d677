/** What the service accepts on one photo. */
const MOST_TAGS = 50

/** One way to write a tag, as the service does. */
export const normalTag = (text: string) =>
  text.normalize('NFC').trim().replace(/^#+/, '').replace(/\s+/g, ' ').trim().toLowerCase()

/** The same list when there is nothing to add: empty, known (whatever its case), or full. */
export function addTag(tags: readonly string[], text: string): readonly string[] {
  const tag = text.trim().replace(/^#/, '').replace(/\s+/g, ' ')
  const isKnown = tags.some((other) => other.toLocaleLowerCase() === tag.toLocaleLowerCase())
  return tag && !isKnown && tags.length < MOST_TAGS ? [...tags, tag] : tags
}
