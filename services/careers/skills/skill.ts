// A skill of the taxonomy, and the compact line that describes one in the files of `data/`.

/**
 * When a word that also means something else stands for the skill. All but `weak` ask for the word's exact case.
 * - `exact`: always ("SAP", not "sap").
 * - `proper`: as a name within a sentence, or with evidence ("Rust", not "rust" or "Rust removal").
 * - `listed`: only beside other skills or with words that speak of skills ("Go developer", not "Go").
 * - `weak`: like `listed`, in any case ("cloud").
 * - `spoken`: only where a language is spoken or written ("fluent German", not "German clients").
 */
export type Rule = 'exact' | 'proper' | 'listed' | 'weak' | 'spoken'

export interface Homograph {
  word: string
  rule: Rule
}

export interface Skill {
  id: string
  name: string
  /** Other names, in any case. */
  aliases: readonly string[]
  category: string
  /** Ids of skills that come with it: who knows React knows JavaScript. */
  implies: readonly string[]
  homographs: readonly Homograph[]
}

/** Id; name; aliases by comma; implied ids by blank; homographs as "rule word, word; rule word". */
export type SkillLine = readonly [
  id: string,
  name: string,
  aliases?: string,
  implies?: string,
  homographs?: string,
]

export function toSkill(
  [id, name, aliases = '', implies = '', homographs = '']: SkillLine,
  category: string,
): Skill {
  return {
    id,
    name,
    aliases: listOf(aliases, ','),
    category,
    implies: listOf(implies, ' '),
    homographs: listOf(homographs, ';').flatMap(homographsOf),
  }
}

function homographsOf(text: string): Homograph[] {
  const end = text.indexOf(' ')
  const rule = text.slice(0, end) as Rule
  return listOf(text.slice(end), ',').map((word) => ({ word, rule }))
}

const listOf = (text: string, separator: string) =>
  text
    .split(separator)
    .map((one) => one.trim())
    .filter((one) => one !== '')
