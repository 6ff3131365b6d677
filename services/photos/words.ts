// Splits texts into words for search, ignoring case and accents, in any script.

const PREFIX_LENGTHS = [1, 2, 3, 5]
/** Firestore allows 40,000 index entries for a document, and each facet takes one in every index of the list. */
const MAX_PREFIXES = 1000

/** Removes case, accents and width variants. */
export const fold = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC')

export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Beginnings of the words, at a few lengths, which are enough to find candidates for any word that someone starts to
 * type.
 */
export function prefixesOf(texts: string[]): string[] {
  const prefixes = new Set<string>()
  for (const word of wordsOf(texts.join(' '))) {
    const letters = [...word]
    for (const length of PREFIX_LENGTHS) {
      if (length <= letters.length) prefixes.add(letters.slice(0, length).join(''))
    }
    if (prefixes.size >= MAX_PREFIXES) break
  }
  return [...prefixes]
}

/** The longest beginning of a searched word that is indexed. */
export function indexedPrefix(word: string): string {
  const letters = [...word]
  const length = PREFIX_LENGTHS.findLast((candidate) => candidate <= letters.length) ?? 1
  return letters.slice(0, length).join('')
}

/** Whether each searched word is the beginning of some word in the texts. */
export function matchesWords(searched: string[], texts: string[]): boolean {
  const words = wordsOf(texts.join(' '))
  return searched.every((beginning) => words.some((word) => word.startsWith(beginning)))
}
