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

/** Letters that have no accent to remove, although people without them on their keyboards write others. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ς: 'σ',
}
const FOREIGN = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

/** Writes such letters in folded text as they are searched. */
export const withPlainLetters = (folded: string) =>
  folded.replace(FOREIGN, (letter) => LETTERS[letter] ?? letter)

/** Scripts in which a word may begin anywhere inside of what is written without a space. */
const UNSPACED = [
  ...['Han', 'Hira', 'Kana', 'Bopo', 'Hang'].map((script) => `\\p{scx=${script}}`),
  ...['Thai', 'Laoo', 'Khmr', 'Mymr'].map((script) => `\\p{sc=${script}}`),
].join('')
/** A sign such as an emoji is a word of its own. */
const WORD = new RegExp(`[[\\p{L}\\p{N}]--[${UNSPACED}]]+|[[\\p{L}\\p{N}]&&[${UNSPACED}]]+|\\p{So}`, 'gv')
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'v')
/** How much of a word is indexed at each of its letters where it may begin anywhere. */
const UNSPACED_PREFIX = 2

const wordsIn = (searched: string): string[] => searched.match(WORD) ?? []

export const wordsOf = (text: string): string[] => wordsIn(withPlainLetters(fold(text)))

/** Folds as much of the texts as is searched, piece by piece, so that no text takes much longer than its letters. */
function searchedPart(texts: string[]): string {
  let folded = ''
  for (const [piece] of texts.join(' ').matchAll(PIECES)) {
    folded += plain(piece)
    if (folded.length >= MOST_LETTERS) break
  }
  return withPlainLetters(folded.slice(0, MOST_LETTERS).normalize('NFC'))
}

/**
 * Beginnings of the words, at a few lengths, which are enough to find candidates for any word that someone starts to
 * type.
 */
export function prefixesOf(texts: string[]): string[] {
  const prefixes = new Set<string>()
  for (const word of wordsIn(searchedPart(texts))) {
    for (const prefix of prefixesOfWord(word)) {
      prefixes.add(prefix)
      if (prefixes.size >= MAX_PREFIXES) return [...prefixes]
    }
  }
  return [...prefixes]
}

function* prefixesOfWord(word: string): Generator<string> {
  const letters = [...word]
  const isUnspaced = IS_UNSPACED.test(word)
  const starts = isUnspaced ? letters.length : 1
  for (let start = 0; start < starts; start++)
    for (const length of PREFIX_LENGTHS) {
      if (start + length > letters.length || (isUnspaced && length > UNSPACED_PREFIX)) break
      yield letters.slice(start, start + length).join('')
    }
}

/** The longest beginning of a searched word that is indexed; of no word, one that nothing has. */
export function indexedPrefix(word: string): string {
  const letters = [...word]
  const most = IS_UNSPACED.test(word) ? UNSPACED_PREFIX : letters.length
  const length = PREFIX_LENGTHS.findLast((candidate) => candidate <= Math.min(most, letters.length)) ?? 1
  return letters.slice(0, length).join('')
}

/** Looks for words in texts, and counts the work, because a person may have thousands of long ones. */
export function wordSearch(text: string) {
  const searched = [...new Set(wordsOf(text))].map((word) => ({ word, isUnspaced: IS_UNSPACED.test(word) }))
  const inside = searched.filter(({ isUnspaced }) => isUnspaced).length
  let work = 0
  return {
    /** Letters read and words compared so far. */
    work: () => work,

    /**
     * Whether each searched word is the beginning of some word in the texts, or stands anywhere in it where words are
     * written without spaces. Signs that are no words are in no text.
     */
    isIn(texts: string[]): boolean {
      if (searched.length === 0) return text.trim() === ''
      const folded = searchedPart(texts)
      const words = wordsIn(folded)
      work += folded.length * (1 + inside) + words.length * searched.length
      return searched.every(({ word: wanted, isUnspaced }) =>
        words.some((word) => (isUnspaced ? word.includes(wanted) : word.startsWith(wanted))),
      )
    },
  }
}
