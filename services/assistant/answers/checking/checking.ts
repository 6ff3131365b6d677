// Reads the text of a model while it comes, and passes on the sentences that are cited and that their sources support.
// What is passed on is shown at once, so nothing else may ever get through.

import { withoutDeceiving, withoutInvisible } from '../words/instructions.ts'
import { createSentenceReader, type SentencePiece } from '../words/sentences.ts'
import { readCitations } from './citations.ts'
import type { Grounds } from './grounds.ts'
import { leakFinder } from './leaks.ts'
import { cleanMarkup, withoutMarkup } from './markup.ts'
import { type Problem, problemOf } from './support.ts'

/** Nobody asked for more, and a text without an end is none. */
const MOST_LETTERS = 4000
/** Seven words and a marker are shorter. */
const LONGEST_LEAK = 400
/** What a model says when the evidence has no answer. */
export const NOTHING = 'NOTHING'

export interface Checking {
  /** What can be shown now. */
  read(part: string): string
  /** After the last part. */
  end(): string
  /** False when nothing more of this text is looked at. */
  isReading(): boolean
  result(): CheckedText
}

export interface CheckedText {
  /** All that was passed on. */
  text: string
  citations: number[]
  /** Why the text cannot be used; null for one that can. */
  problem: Problem | 'leak' | 'uncited' | 'too-long' | null
  /** The model found no answer in the evidence. */
  isNothing: boolean
}

interface Held {
  text: string
  /** Ends in a colon: it introduces what follows, be it in another paragraph. */
  introduces: boolean
}

export function createChecking(grounds: Grounds): Checking {
  const reader = createSentenceReader()
  const leaks = leakFinder(grounds.secrets)
  const known = grounds.sources.length
  let raw = ''
  let passed = ''
  let held: Held[] = []
  let problem: CheckedText['problem'] = null
  let isNothing = false
  const citations = new Set<number>()

  const isReading = () => problem === null && !isNothing

  function take({ text: original, endsParagraph }: SentencePiece): void {
    const clean = cleanMarkup(original, grounds.paths)
    const { text, bare, numbers } = readCitations(clean, known)
    const plain = withoutMarkup(withoutInvisible(bare))
    if (plain.replace(/[^\p{L}]/gu, '') === NOTHING) {
      isNothing = passed.trim() === '' && held.length === 0
    } else if (numbers.length > 0 && plain !== '') pass(text, bare, numbers)
    else if (numbers.length > 0 && held.length > 0) {
      // A citation on a line of its own belongs to what stands before.
      pass(text, '', numbers)
    } else if (plain === '') held.push({ text: text.replace(/[^\n]/g, ''), introduces: true })
    else held.push({ text, introduces: /[:：]\s*$/u.test(plain) })
    if (endsParagraph) letGo()
  }

  function pass(text: string, bare: string, numbers: number[]): void {
    const said = [...held.map((each) => readCitations(each.text, 0).bare), bare]
    for (const each of said)
      problem ??= each.trim() === '' ? null : problemOf(withoutInvisible(each), numbers, grounds)
    if (problem !== null) return
    passed += held.map((each) => each.text).join('') + text
    held = []
    for (const n of numbers) citations.add(n)
  }

  /** Drops what nothing supports at the end of its paragraph; what is invented there is a reason to trust none of it. */
  function letGo(): void {
    const all = grounds.sources.map((_, at) => at + 1)
    for (const { text, introduces } of held) {
      const found = introduces || text.trim() === '' ? null : problemOf(text, all, grounds)
      if (found === 'figure' || found === 'name' || found === 'address' || found === 'offer')
        problem ??= found
    }
    held = held.filter(({ introduces }) => introduces)
  }

  function taking(pieces: SentencePiece[]): string {
    const before = passed.length
    for (const piece of pieces) if (isReading()) take(piece)
    return passed.slice(before)
  }

  return {
    read(part) {
      if (!isReading()) return ''
      raw += withoutInvisible(part)
      if (leaks(raw.slice(-part.length - LONGEST_LEAK))) {
        problem = 'leak'
        return ''
      }
      if (raw.length > MOST_LETTERS) {
        problem = 'too-long'
        return ''
      }
      return taking(reader.read(withoutDeceiving(part)))
    },
    end() {
      const shown = isReading() ? taking(reader.end()) : ''
      if (problem === null && !isNothing && citations.size === 0) problem = 'uncited'
      return shown
    },
    isReading,
    result: () => ({ text: passed.trim(), citations: [...citations], problem, isNothing }),
  }
}
