// A changed text beside everything that it may draw from, as the gates read it.
import type { Section } from '../resumes/schemas.ts'
import { isInQuantity, type Quantity, quantitiesOf } from './quantities.ts'
import { SMALL_WORDS } from './vocabulary/function-words.ts'
import { isCovered } from './vocabulary/synonyms.ts'
import { degreesIn } from './vocabulary/titles.ts'
import { type Word, wordsOf } from './words.ts'

/** A skill that a text names, as `skills/find-skills.ts` finds it. */
export interface NamedSkill {
  id: string
  start: number
  end: number
}
export type FindSkills = (text: string) => NamedSkill[]

export interface Compared {
  text: string
  words: Word[]
  skills: NamedSkill[]
}

export interface Comparison {
  /** The text that is replaced. */
  before: Compared
  after: Compared
  /** All texts that the change may draw from, the replaced one among them. */
  source: Compared
  section: 'basics' | Section
  field: string
  /** Numbers of the changed text. */
  quantities: Quantity[]
  degrees: ReadonlySet<string>
  /** Stems of the source. */
  stems: ReadonlySet<string>
  /** Lower-case words of the source. */
  lowers: ReadonlySet<string>
}

/** What a gate objects to; null for nothing. */
export type Objection = { outcome: 'blocked' | 'unchecked'; reason: string } | null

export const blocked = (reason: string): Objection => ({ outcome: 'blocked', reason })
export const unchecked = (reason: string): Objection => ({ outcome: 'unchecked', reason })

export function compare(
  texts: { before: string; after: string; sources: string[]; section: 'basics' | Section; field: string },
  findSkills: FindSkills,
): Comparison {
  const read = (text: string): Compared => ({ text, words: wordsOf(text), skills: findSkills(text) })
  const source = read(texts.sources.join('.\n'))
  return {
    before: read(texts.before),
    after: read(texts.after),
    source,
    quantities: quantitiesOf(texts.after),
    degrees: degreesIn(source.text),
    section: texts.section,
    field: texts.field,
    stems: new Set(source.words.map(({ stem }) => stem)),
    lowers: new Set(source.words.map(({ lower }) => lower)),
  }
}

const EN: ReadonlySet<string> = SMALL_WORDS.en ?? new Set()
export const isSmall = ({ lower }: Word) => EN.has(lower)

/** The words that can claim something: neither small words nor numbers. */
export const contentWords = (words: Word[]): Word[] =>
  words.filter((word) => !isSmall(word) && !/^\p{N}/u.test(word.text))

/** Whether the source says this word, in another form, in other words, or as another name of the same skill. */
export function isSaid(
  { source, after, stems, lowers, quantities, degrees }: Comparison,
  word: Word,
): boolean {
  if (isInQuantity(quantities, word)) return true
  if (lowers.has(word.lower) || isCovered(word.stem, stems)) return true
  const [degree] = degreesIn(word.text)
  if (degree !== undefined && degrees.has(degree)) return true
  const skill = after.skills.find(({ start, end }) => start <= word.start && word.end <= end)
  return skill !== undefined && source.skills.some(({ id }) => id === skill.id)
}

/** Matches of a pattern in lower case. */
export const matchesOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([match]) => match.toLowerCase().trim())

export const quoted = (words: Iterable<string>): string =>
  [...new Set(words)].map((word) => `“${word}”`).join(', ')
