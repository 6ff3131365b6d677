// In which language a shop's texts really are. Its settings say what most people of its country write, and a potter in
// Berlin may write English all the same.
import { splitterOf } from '../../../platform/search/search-words.ts'
import { FUNCTION_WORDS, LANGUAGES, type Language } from '../../words/function-words.ts'

/** Counted words of texts, which more texts can be added to. */
export interface LanguageCounts {
  words: number
  small: Partial<Record<Language, number>>
}

export const noCounts = (): LanguageCounts => ({ words: 0, small: {} })

/** More words than these say nothing new. */
const ENOUGH = 4000
/** Letters of one text that are looked at. */
const MOST_LETTERS = 600
/** What the settings say stays, unless another language has so many more small words, and so many of all words. */
const CLEARLY = 1.5
const LEAST_SHARE = 0.12
const LEAST_WORDS = 12

const split = splitterOf('en')

/** Words that several languages have say less. */
const owners = new Map<string, Language[]>()
for (const language of LANGUAGES)
  for (const word of FUNCTION_WORDS[language]) owners.set(word, [...(owners.get(word) ?? []), language])

export function addTo(counts: LanguageCounts, texts: Iterable<string>): void {
  for (const text of texts) {
    if (counts.words >= ENOUGH) return
    for (const word of split(text.slice(0, MOST_LETTERS))) {
      counts.words++
      const languages = owners.get(word) ?? []
      for (const language of languages)
        counts.small[language] = (counts.small[language] ?? 0) + 1 / languages.length
    }
  }
}

export function languageBy({ words, small }: LanguageCounts, setting: string): string {
  const own = small[setting as Language] ?? 0
  let [best, most] = [setting, Math.max(own * CLEARLY, words * LEAST_SHARE, 1)]
  if (words < LEAST_WORDS) return setting
  for (const language of LANGUAGES) {
    const count = small[language] ?? 0
    if (language !== setting && count > most) [best, most] = [language, count]
  }
  return best
}

export function languageOfTexts(texts: Iterable<string>, setting: string): string {
  const counts = noCounts()
  addTo(counts, texts)
  return languageBy(counts, setting)
}
