// Which language a question is in, and its words in the shop's language, as far as the dictionary of shops goes.
import { foldWord, splitterOf } from '../../../platform/search/search-words.ts'
import { FUNCTION_WORDS, LANGUAGES, type Language } from '../../words/function-words.ts'
import { SHOP_TALK } from '../index/words/shop-talk.ts'
import { DICTIONARY } from './dictionary.ts'

const split = splitterOf('en')
const LONGEST_PHRASE = 4

/** Words of each language, folded, with the places of their concepts. */
const concepts = LANGUAGES.map((_, language) => {
  const places = new Map<string, number>()
  DICTIONARY.forEach((entry, place) => {
    for (const way of entry[language] ?? []) {
      const key = split(way).map(foldWord).join(' ')
      if (!places.has(key)) places.set(key, place)
    }
  })
  return places
})

const isLanguage = (language: string): language is Language =>
  (LANGUAGES as readonly string[]).includes(language)

/** The shop's language, unless the words are clearly of another. */
export function languageOf(question: string, shopLanguage: string): string {
  const words = split(question)
  let best = shopLanguage
  let most = isLanguage(shopLanguage) ? evidenceFor(words, shopLanguage) + 0.5 : 0.5
  for (const language of LANGUAGES) {
    const evidence = evidenceFor(words, language)
    if (evidence > most) [best, most] = [language, evidence]
  }
  return best
}

const ENGLISH = new Set(
  SHOP_TALK.flat()
    .flatMap((phrase) => split(phrase))
    .map(foldWord),
)

/** `sale` is salt in Italian, and who writes it to a shop means something else. */
const isEnglish = (word: string, language: Language) => language !== 'en' && ENGLISH.has(foldWord(word))

/** A word that several languages have says less. */
function evidenceFor(words: readonly string[], language: Language): number {
  const known = concepts[LANGUAGES.indexOf(language)]
  let evidence = 0
  for (const word of words) {
    const owners = LANGUAGES.filter((each) => FUNCTION_WORDS[each].has(word)).length
    if (FUNCTION_WORDS[language].has(word)) evidence += 1 / owners
    else if (known?.has(foldWord(word)) && word.length > 2 && !isEnglish(word, language)) evidence += 0.6
  }
  return evidence
}

const ARTICLES: Partial<Record<Language, RegExp>> = {
  de: /(?<!\p{L})(?:der|die|das|den|dem)(?!\p{L})/giu,
  nl: /(?<!\p{L})(?:de|het)(?!\p{L})/giu,
  fr: /(?<!\p{L})(?:le|la|les|l(?=['’]))(?!\p{L})/giu,
  es: /(?<!\p{L})(?:el|la|los|las)(?!\p{L})/giu,
  it: /(?<!\p{L})(?:il|lo|la|gli|le|l(?=['’]))(?!\p{L})/giu,
}

/** For what is understood of a question: whether one thing is meant stands in its articles. */
export const inEnglish = (question: string, from: string): string =>
  from === 'en' || !isLanguage(from)
    ? question
    : translated(question.replace(ARTICLES[from] ?? /(?!)/, 'the'), from, 'en')

/** Word by word: good enough to be searched for, and no text for people. Unknown words stay. */
export function translated(question: string, from: string, to: string): string {
  if (from === to || !isLanguage(from) || !isLanguage(to)) return question
  const known = concepts[LANGUAGES.indexOf(from)] ?? new Map<string, number>()
  const words = split(question)
  const folded = words.map(foldWord)
  const result: string[] = []
  for (let at = 0; at < words.length; ) {
    let taken = 0
    for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0 && taken === 0; length--) {
      const place = known.get(folded.slice(at, at + length).join(' '))
      const way = place === undefined ? undefined : DICTIONARY[place]?.[LANGUAGES.indexOf(to)]?.[0]
      if (way === undefined) continue
      result.push(way)
      taken = length
    }
    if (taken === 0) {
      const word = words[at] ?? ''
      if (!FUNCTION_WORDS[from].has(word)) result.push(word)
      taken = 1
    }
    at += taken
  }
  return result.join(' ')
}

/** A name of the shop's, and the same in English, in which questions are understood. */
export const waysOf = (name: string, language: string): string[] => [
  ...new Set([name, translated(name, language, 'en')]),
]
