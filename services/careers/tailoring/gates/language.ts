// A CV is in the résumé's language: translating is not checked word by word, so it is not done.
import { blocked, type Comparison, contentWords, isSaid, type Objection, unchecked } from '../comparison.ts'
import { SMALL_WORDS } from '../vocabulary/function-words.ts'
import type { Word } from '../words.ts'

const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Hebrew',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Devanagari',
  'Thai',
]
const patterns = SCRIPTS.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const)
const scriptsIn = (text: string) =>
  new Set(patterns.filter(([, pattern]) => pattern.test(text)).map(([script]) => script))

/** Controls and format characters; tabs and line ends are not hidden. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cf}]/u

export function languageGate(comparison: Comparison): Objection {
  const { source, after } = comparison
  const known = scriptsIn(source.text)
  const strange = [...scriptsIn(after.text)].find((script) => !known.has(script))
  if (strange) return blocked(`It is written in ${strange} letters, which the résumé's line is not`)
  if (HIDDEN.test(after.text) && !HIDDEN.test(source.text))
    return blocked('It contains characters that cannot be seen')
  const [from, to] = [languagesOf(source.words), languagesOf(after.words)]
  if (from.size > 0 && to.size > 0 && ![...to].some((language) => from.has(language)))
    return blocked(
      `It is in another language (${[...to].join(' or ')}) than the résumé's line (${[...from].join(' or ')})`,
    )
  const content = contentWords(after.words)
  const said = content.filter((word) => isSaid(comparison, word))
  return content.length >= 2 && said.length * 3 < content.length
    ? unchecked('Too few of its words are in the résumé to tell its language')
    : null
}

/** The languages whose small words it has most of; empty when it has none. */
export function languagesOf(words: Word[]): Set<string> {
  const scores = Object.entries(SMALL_WORDS).map(
    ([language, small]) => [language, words.filter(({ lower }) => small.has(lower)).length] as const,
  )
  const best = Math.max(...scores.map(([, score]) => score))
  return new Set(best === 0 ? [] : scores.filter(([, score]) => score === best).map(([language]) => language))
}
