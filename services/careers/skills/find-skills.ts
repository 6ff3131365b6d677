// Finds the skills that a text names, in a posting or a résumé, in English and other languages.
import { type Candidate, candidatesOf } from './candidates.ts'
import { createLexicon, type Lexicon } from './lexicon.ts'
import { beginsWithNoun } from './parts-of-speech.ts'
import type { Rule } from './skill.ts'
import { isAboutAPlace, isSpoken, isTitle, LIST_GAP, namesASkill, speaksOfASkill } from './surroundings.ts'
import { skillOf } from './taxonomy.ts'
import { TRAPS } from './traps.ts'

export { SKILLS, skillName, skillOf, withImplied } from './taxonomy.ts'

export interface FoundSkill {
  /** Of the taxonomy. */
  id: string
  /** Positions in the text, in UTF-16 units; `end` is exclusive. */
  start: number
  end: number
}

/** Characters around a name that are looked at. */
const AROUND = 48
/** Characters of its line before and after it, because pages exist that are one line. */
const LINE = 150
/** A longer text between two names makes no list of them. */
const MAX_LIST_GAP = 60

let lexicon: Lexicon | null = null

/** In the order of the text. A skill that is named twice is found twice; what it implies is not. */
export function findSkills(text: string): FoundSkill[] {
  lexicon ??= createLexicon()
  const candidates = candidatesOf(text, lexicon).map((candidate) => judged(candidate, text))
  for (const chain of chainsOf(candidates, text)) settle(chain)
  return candidates.flatMap(({ start, end, entries, state }) =>
    state === 'meant'
      ? [...new Set(entries.map(({ skill }) => skill))].map((id) => ({ id, start, end }))
      : [],
  )
}

/** `open` is settled by the neighbours in a list. */
interface Judged extends Candidate {
  state: 'meant' | 'open' | 'not'
  isSpoken: boolean
  /** Its meaning is beyond doubt, so it speaks for its neighbours. */
  isSure: boolean
}

function judged(candidate: Candidate, text: string): Judged {
  const before = text.slice(Math.max(0, candidate.start - AROUND), candidate.start)
  const after = text.slice(candidate.end, candidate.end + AROUND)
  const entries = candidate.entries.filter(({ skill, rule }) => !isTrap(skill, rule, before, after))
  const free = entries.filter(({ rule }) => rule === null || rule === 'exact')
  const language = entries.some(({ skill }) => skillOf(skill)?.category === 'Languages')
  const all = { ...candidate, isSpoken: language }
  if (entries.length === 0) return { ...all, entries, state: 'not', isSure: false }
  if (free.length > 0) return { ...all, entries: free, state: 'meant', isSure: true }
  const rule = entries[0]!.rule as Rule
  const isSure = rule === 'spoken' ? isSpoken(before, after) : namesASkill(before) || speaksOfASkill(after)
  const isNot = rule === 'spoken' && isAboutAPlace(after)
  const isMeant = isSure || isAlone(candidate, text) || (rule === 'proper' && isName(candidate, text))
  return { ...all, entries, isSure, state: isNot ? 'not' : isMeant ? 'meant' : 'open' }
}

function isTrap(skill: string, rule: Rule | null, before: string, after: string): boolean {
  const trap = TRAPS[skill]
  if (!trap || (rule === null && !trap.before && !trap.after)) return false
  if (rule === null && skillOf(skill)?.homographs.length) return false
  return Boolean(trap.before?.test(before) || trap.after?.test(after))
}

/** "Go" as all of a demand, or of a line of skills, can mean nothing else. */
const isAlone = ({ start, end }: Candidate, text: string) => text.trim() === text.slice(start, end)

/** A capital within a sentence makes a name; at its beginning the grammar decides. */
function isName({ start, end }: Candidate, text: string): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - LINE)
  const ends = text.indexOf('\n', end)
  const lineEnd = Math.min(ends < 0 ? text.length : ends, end + LINE)
  const line = text.slice(lineStart, lineEnd)
  const before = text.slice(lineStart, start)
  const rest = text.slice(end, lineEnd)
  if (/^[\s\-*•–·]*$/.test(before) && /^[\s.,;]*$/.test(rest)) return true
  // A person's or a company's name: "Taylor Swift", "Spark Capital".
  if (/\p{Lu}\p{Ll}+ $/u.test(before) || /^ \p{Lu}\p{Ll}/u.test(rest) || isTitle(line)) return false
  if (!/(?:^|[.!?:]\s|[-*•–]\s)\s*$/u.test(before)) return true
  return beginsWithNoun(text.slice(start, lineEnd))
}

/** Candidates that follow each other in a list: "Python, Go and R". */
function chainsOf(candidates: Judged[], text: string): Judged[][] {
  const chains: Judged[][] = []
  for (const candidate of candidates) {
    const chain = chains.at(-1)
    const last = chain?.at(-1)
    if (chain && last && areListed(text, last.end, candidate.start)) chain.push(candidate)
    else chains.push([candidate])
  }
  return chains.filter((chain) => chain.length > 1)
}

const areListed = (text: string, end: number, start: number): boolean =>
  start - end <= MAX_LIST_GAP && LIST_GAP.test(text.slice(end, start))

/** What is sure in a list makes the others of its kind sure. Three doubtful ones vouch for each other, or related ones. */
function settle(chain: Judged[]): void {
  for (const spoken of [true, false]) {
    const kind = chain.filter((one) => one.isSpoken === spoken && one.state !== 'not')
    const isSure = kind.some((one) => one.isSure) || (!spoken && (kind.length >= 3 || areRelated(kind)))
    if (isSure) for (const one of kind) one.state = 'meant'
  }
}

function areRelated(kind: Judged[]): boolean {
  const [one, other] = kind.map(({ entries }) => skillOf(entries[0]!.skill)).filter((skill) => skill !== null)
  if (!one || !other) return false
  return one.category === other.category || one.implies.includes(other.id) || other.implies.includes(one.id)
}
