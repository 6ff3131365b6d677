// Places of a text where a name of a skill stands, whether or not the skill is meant.
import type { Entry, Lexicon } from './lexicon.ts'
import { gapOf, type Token, tokensOf } from './tokens.ts'

export interface Candidate {
  start: number
  end: number
  /** More than one where a name stands for several skills ("UX/UI"). */
  entries: Entry[]
}

/** Marks texts in languages that inflect names: "v Pythonu", "Javy". */
const INFLECTS = /[ěščřžůąęłśćńźżőűæœğışа-я]/i
const INFLECTION =
  /(?:ovi|owi|ami|ech|ach|ów|em|om|ou|ie|ban|ben|nak|nek|val|vel|ssa|lla|ом|ам|ами|ах|[uayeąęěiауе])$/

export function candidatesOf(text: string, lexicon: Lexicon): Candidate[] {
  const tokens = tokensOf(text)
  const inflects = INFLECTS.test(text)
  const candidates: Candidate[] = []
  for (let at = 0; at < tokens.length; ) {
    const found = longestAt({ text, tokens, at, inflects, lexicon })
    const last = tokens[at + (found?.[0]?.tokens.length ?? 0) - 1]
    if (found && last) candidates.push({ start: tokens[at]!.start, end: last.end, entries: found })
    at += found?.[0]?.tokens.length ?? 1
  }
  return candidates
}

interface Position {
  text: string
  tokens: Token[]
  at: number
  inflects: boolean
  lexicon: Lexicon
}

function longestAt(position: Position): Entry[] | null {
  const { tokens, at, lexicon } = position
  const first = tokens[at]!.text
  for (const form of formsOf(first, position.inflects)) {
    const entries = lexicon.get(form)?.filter((entry) => stands(entry, form, position))
    const longest = entries?.[0]?.tokens.length
    if (entries && longest) return entries.filter((entry) => entry.tokens.length === longest)
  }
  return null
}

/** The token, and what it may be a form of: "APIs", "Angular+", "Pythonu". */
function formsOf(token: string, inflects: boolean): string[] {
  const forms = [token]
  if (token.endsWith('+')) forms.push(token.replace(/\++$/, ''))
  if (token.length > 3 && token.endsWith('s')) forms.push(token.slice(0, -1))
  if (inflects && token.length > 4) forms.push(token.replace(INFLECTION, ''), token.replace(INFLECTION, 'a'))
  return forms
}

function stands(entry: Entry, form: string, { text, tokens, at }: Position): boolean {
  const length = entry.tokens.length
  const first = tokens[at]!
  const last = tokens[at + length - 1]
  if (!last) return false
  for (let next = 1; next < length; next++) {
    const token = tokens[at + next]!
    const wanted = entry.tokens[next]!
    const isPlural = next === length - 1 && wanted.length > 2 && token.text === `${wanted}s`
    if (token.text !== wanted && !isPlural) return false
    if (gapOf(text.slice(tokens[at + next - 1]!.end, token.start)) !== entry.gaps[next - 1]) return false
  }
  if (form !== first.text && length > 1) return false
  if (entry.rule === null) return true
  const written = text.slice(first.start, last.end).normalize('NFC')
  if (entry.rule === 'weak') return true
  // An inflected homograph keeps its capital: "v Excelu".
  if (form === first.text) return written === entry.word
  return entry.rule === 'proper' && written.startsWith(entry.word) && !written.endsWith('s')
}
