// Whether an answer says only what its evidence says.
import { containsWords, contentWords, numbersOf } from './words-of.ts'

/** Of a claim's words with a meaning of their own, so many have to be in the evidence. */
const ENOUGH_WORDS = 0.7

export interface Claim {
  text: string
  /** Numbers of the sources it cites; those of the whole answer where it cites none itself. */
  cites: number[]
  isSupported: boolean
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

const citationsIn = (text: string): number[] => [...text.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n))

/** Citations after a sentence's end are taken into it. */
const withOwnCitations = (line: string): string => line.replaceAll(/([.!?])\s*((?:\[\d+\]\s*)+)/g, ' $2$1 ')

function sentencesOf(line: string): string[] {
  const sentences: string[] = []
  for (const { segment } of segmenter.segment(withOwnCitations(line))) {
    // What goes on in small letters was cut at an abbreviation.
    if (sentences.length > 0 && /^\s*[\p{Ll}\d(]/u.test(segment))
      sentences.push(`${sentences.pop()}${segment}`)
    else sentences.push(segment)
  }
  return sentences
}

/** A claim is a sentence, or a line of a list. What has no words and no numbers claims nothing. */
export function claimsOf(answer: string, evidence: ReadonlyMap<number, string>): Claim[] {
  const all = citationsIn(answer)
  return answer
    .split('\n')
    .flatMap(sentencesOf)
    .filter((text) => contentWords(text).length > 0 || numbersOf(text).length > 0)
    .map((text) => {
      const own = citationsIn(text)
      const cites = own.length > 0 ? own : all
      const said = cites.map((n) => evidence.get(n) ?? '').join('\n')
      return { text: text.trim(), cites, isSupported: supports(said, text) }
    })
}

/** That a text does not say something is true when it does not. */
const ABSENCE = /^(.*) does not say “([^”]+)”/

/** All numbers and most words of a claim are in the evidence. */
function supports(evidence: string, claim: string): boolean {
  const [, whose, what] = ABSENCE.exec(claim) ?? []
  if (whose !== undefined && what !== undefined)
    return supports(`${evidence} description`, whose) && !containsWords(evidence, what)
  const numbers = new Set(numbersOf(evidence))
  if (!numbersOf(claim).every((number) => numbers.has(number))) return false
  const words = contentWords(claim)
  const known = new Set(contentWords(evidence))
  const found = words.filter((word) => known.has(word)).length
  return words.length === 0 || found / words.length >= ENOUGH_WORDS
}
