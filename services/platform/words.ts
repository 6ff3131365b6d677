// Splits texts into words for search, ignoring case and accents, in any script.

const PREFIX_LENGTHS = [1, 2, 3, 5]
/** Firestore allows 40,000 index entries for a document, and each facet takes one in every index of the list. */
const MAX_PREFIXES = 1000

/**
 * Letters of one thing that can be searched. All of its texts together are shorter; only folding can make them longer,
 * because it may turn one character into eighteen.
 */
const MOST_LETTERS = 12_000
/** Up to 256 characters, cut between words where possible. */
const PIECES = /[\s\S]{1,256}(?=\s|$)|[\s\S]{1,256}/gu

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Removes case, accents and width variants. */
export const fold = (text: string) => plain(text).normalize('NFC')

const wordsIn = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? []

export const wordsOf = (text: string): string[] => wordsIn(fold(text))

/** Folds as much of the texts as is searched, piece by piece, so that no text takes much longer than its letters. */
function searchedPart(texts: string[]): string {
  let folded = ''
  for (const [piece] of texts.join(' ').matchAll(PIECES)) {
    folded += plain(piece)
    if (folded.length >= MOST_LETTERS) break
  }
  return folded.slice(0, MOST_LETTERS).normalize('NFC')
}

/**
 * Beginnings of the words, at a few lengths, which are enough to find candidates for any word that someone starts to
 * type.
 */
export function prefixesOf(texts: string[]): string[] {
  const prefixes = new Set<string>()
  for (const word of wordsIn(searchedPart(texts))) {
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

/** Looks for words in texts, and counts the work, because a person may have thousands of long ones. */
export function wordSearch(text: string) {
  const searched = [...new Set(wordsOf(text))]
  let work = 0
  return {
    /** Letters read and words compared so far. */
    work: () => work,

    /** Whether each searched word is the beginning of some word in the texts. */
    isIn(texts: string[]): boolean {
      if (searched.length === 0) return true
      const folded = searchedPart(texts)
      const words = wordsIn(folded)
      work += folded.length + words.length * searched.length
      return searched.every((beginning) => words.some((word) => word.startsWith(beginning)))
    },
  }
}
