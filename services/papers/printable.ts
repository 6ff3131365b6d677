/** The parts that fonts join, in a document that somebody copied from a PDF. */
const LIGATURES = /[\uFB00-\uFB06]/gu
/** Marks that are not seen: soft hyphens, joiners, marks of direction, variations of emoji, tags. */
const UNSEEN = /[\p{Cf}\p{Cc}\p{Cs}\p{Co}\p{Cn}]|\u20E3|\p{Variation_Selector}/gu
/** A longer one may be broken at the end of a line. */
export const LONGEST_WORD = 28
const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303F'
const LONG_WORD = new RegExp(`[^\\s${CJK}]{${LONGEST_WORD + 1},}`, 'gu')

/** Where a line may be broken inside a word; the template takes it out. */
export const MAY_BREAK = '\u200B'

/** The same words, without what is not seen and would hide them from a search: on one line, in composed letters. */
export const printable = (text: string): string =>
  text
    .replace(LIGATURES, (joined) => joined.normalize('NFKC'))
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, '')
    .trim()

/** A text of several paragraphs. */
export const printableParagraphs = (text: string): string[] =>
  text
    .split(/\r\n?|\n|\u2028|\u2029/u)
    .map(printable)
    .filter(Boolean)

/** Begins a text that is not written in the direction of its paper; the template takes it out. */
export function directed(text: string, paper: 'ltr' | 'rtl'): string {
  const direction = /\p{Script=Hebrew}/u.test(/\p{L}/u.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr'
  if (direction === paper || !text) return text
  return (direction === 'rtl' ? '\u200F' : '\u200E') + text
}

/** Marks where a word that is wider than a column may be broken, such as an address of a page. */
export const breakable = (text: string): string =>
  text.replace(LONG_WORD, (word) => {
    const clusters = [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment)
    return clusters.map((cluster, index) => (index && index % 8 === 0 ? MAY_BREAK : '') + cluster).join('')
  })
