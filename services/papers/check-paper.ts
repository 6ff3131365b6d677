// The proof that a machine reads from a paper what is in it.
import { type PaperDocument, textsOf } from './document.ts'
import { EXTRACTORS } from './extract.ts'
import { LONGEST_WORD } from './printable.ts'

/** Joined letters and soft hyphens, which searches do not find. */
const HIDING = /[\uFB00-\uFB06\u00AD]/gu
const RIGHT_TO_LEFT = /\p{Script=Hebrew}/u

/** The paper must not be published: the message names what a machine would not read from it. */
export class UnreadablePaper extends Error {
  readonly missing: readonly string[]

  constructor(missing: readonly string[]) {
    super(`The PDF does not give back what is in it: ${missing.slice(0, 5).join('; ')}`)
    this.missing = missing
    this.name = 'UnreadablePaper'
  }
}

export const checkPaper = (pdf: Uint8Array, paper: PaperDocument): Promise<{ pages: number }> =>
  checkTexts(pdf, textsOf(paper), paper.direction)

/**
 * Both extractors must find every text, in order. Returns the number of pages. Throws UnreadablePaper.
 */
export async function checkTexts(
  pdf: Uint8Array,
  texts: readonly string[],
  direction: 'ltr' | 'rtl',
): Promise<{ pages: number }> {
  const missing: string[] = []
  let pages = 0
  for (const [name, extract] of Object.entries(EXTRACTORS)) {
    const extracted = await extract(pdf)
    pages = extracted.length
    const all = extracted.join('\n')
    for (const [sign] of all.matchAll(HIDING)) missing.push(`${name}: U+${codePoint(sign)}`)
    const unread = direction === 'rtl' ? unreadWords(all, texts) : unreadTexts(all, texts)
    missing.push(...unread.map((text) => `${name}: ${text.slice(0, 80)}`))
  }
  if (missing.length > 0) throw new UnreadablePaper(missing)
  return { pages }
}

function unreadTexts(all: string, texts: readonly string[]): string[] {
  let position = 0
  return texts.filter((text) => {
    if (RIGHT_TO_LEFT.test(text)) {
      const near = all.slice(position, position + 2 * text.length + 40)
      return unreadWords(near, [text]).length > 0
    }
    const pattern = patternOf(text)
    pattern.lastIndex = position
    const found = pattern.exec(all)
    if (found) position = pattern.lastIndex
    return !found
  })
}

/** A space is any space. Inside a word, only the end of a line may be, where a long word was broken. */
function patternOf(text: string): RegExp {
  const words = text.split(/\s+/u).map((word) => [...word].map(escaped).join('\\n?'))
  return new RegExp(words.join('\\s+'), 'gu')
}

const escaped = (sign: string) => sign.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')

/**
 * Extractors put the parts of a line that is read from right to left in different orders. Of such a paper each text's
 * words must be there, and its lines in order.
 */
function unreadWords(all: string, texts: readonly string[]): string[] {
  const lines = all.split('\n').map(wordsOf)
  let from = 0
  return texts.filter((text) => {
    // A line has at least 30 letters, unless it ends.
    const to = from + 3 + Math.ceil(text.length / 30)
    const used: number[] = []
    for (const word of wordsOf(text)) {
      if (word.length > LONGEST_WORD) {
        if (lines.slice(from, to).flat().join('').includes(word)) continue
        return true
      }
      const line = lines.findIndex((each, index) => index >= from && index < to && each.includes(word))
      if (line < 0) return true
      lines[line]!.splice(lines[line]!.indexOf(word), 1)
      used.push(line)
    }
    if (used.length > 0) from = Math.min(...used)
    return false
  })
}

/** Parts of other directions may touch, so a word is letters of one of them. */
const WORD = /\p{Script=Hebrew}+|[[\p{L}\p{M}]--\p{Script=Hebrew}]+|\p{N}+/gv

const wordsOf = (text: string): string[] => text.match(WORD) ?? []

const codePoint = (sign: string) => sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
