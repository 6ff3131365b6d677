// All names of all skills, by their first token.
import type { Rule } from './skill.ts'
import { SKILLS } from './taxonomy.ts'
import { gapOf, tokensOf } from './tokens.ts'

export interface Entry {
  tokens: readonly string[]
  /** Between the tokens. */
  gaps: readonly string[]
  skill: string
  /** For homographs: the word as it must be written, and the rule that tells whether the skill is meant. */
  word: string
  rule: Rule | null
}

/** Longest first. */
export type Lexicon = ReadonlyMap<string, readonly Entry[]>

export function createLexicon(): Lexicon {
  const lexicon = new Map<string, Entry[]>()

  function add(word: string, skill: string, rule: Rule | null): void {
    const found = tokensOf(word)
    const tokens = found.map(({ text }) => text)
    const gaps = found.slice(1).map(({ start }, at) => gapOf(word.slice(found[at]?.end, start)))
    const [first] = tokens
    if (first === undefined) throw new Error(`The name "${word}" of the skill ${skill} has no letters`)
    const entries = lexicon.get(first) ?? []
    if (entries.length === 0) lexicon.set(first, entries)
    const isKnown = entries.some(
      (one) => one.skill === skill && one.word.toLowerCase() === word.toLowerCase(),
    )
    if (!isKnown || rule !== null) entries.push({ tokens, gaps, skill, word, rule })
  }

  for (const { id, name, aliases, homographs } of SKILLS) {
    const words = new Set(homographs.map(({ word }) => word.toLowerCase()))
    for (const free of [name, ...aliases]) if (!words.has(free.toLowerCase())) add(free, id, null)
    for (const { word, rule } of homographs) add(word, id, rule)
  }
  for (const entries of lexicon.values()) entries.sort((a, b) => b.tokens.length - a.tokens.length)
  return lexicon
}
