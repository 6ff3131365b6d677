// Which values of the shop's own attributes a question asks for. What is negated never becomes its opposite.
import type { Words } from '../../../platform/search/language-words.ts'
import type { ShopVocabulary } from '../../knowledge/shop-knowledge.ts'
import { STOP_WORDS } from '../index/words/stop-words.ts'
import { waysOf } from '../languages/translating.ts'
import { demonymsOf, isCountry } from './demonyms.ts'

const NEGATIONS = new Set(
  "not non no without never except excluding isn't isnt aren't arent don't dont doesn't doesnt nothing neither nor".split(
    ' ',
  ),
)
/** How many words before a value a negation may stand. */
const REACH = 3
/** Words that lead to where something is from, and not where it goes. */
const FROM = new Set(['from', 'made', 'grown', 'origin', 'produced', 'out', 'of', 'caught', 'farmed'])
const WITHOUT = new Set(['without', 'no', 'free', 'not', 'avoid', 'excluding', 'zero'])
/** Values such as `This morning` say too little to be recognised by. */
const TIMES = new Set('morning today yesterday week day month year new other standard yes no none'.split(' '))

export interface FoundValues {
  /** `Diet=Vegan` */
  attributes: string[]
  /** Words of the question that belong to them, by their places. */
  places: Set<number>
}

/** A value as it is looked for. */
interface KnownValue {
  /** `Diet=Vegan` */
  attribute: string
  stems: readonly string[]
  /** Without what it is, if it is free of something. */
  free: string | null
  isCountry: boolean
  /** `italian` for `Italy`. */
  adjectives: readonly (readonly string[])[]
}

type Attributes = ShopVocabulary['attributes']
const known = new WeakMap<Attributes, readonly KnownValue[]>()

/** A shop may have thousands of values, and each is prepared once for all questions. */
function valuesOf(
  { attributes, language }: Pick<ShopVocabulary, 'attributes' | 'language'>,
  words: Words,
): readonly KnownValue[] {
  const made =
    known.get(attributes) ?? attributes.flatMap((attribute) => knownValues(attribute, language, words))
  known.set(attributes, made)
  return made
}

function knownValues(
  { name, values }: Attributes[number],
  language: string,
  { split, stem }: Words,
): KnownValue[] {
  return values.flatMap((value) =>
    waysOf(value, language).flatMap((way) => {
      const own = split(way)
      if (own.every((word) => STOP_WORDS.has(word) || TIMES.has(word))) return []
      const free = freeOf(own)
      return {
        ...{ attribute: `${name}=${value}`, stems: own.map(stem), free: free && stem(free) },
        ...{ isCountry: isCountry(way), adjectives: demonymsOf(way).map(split) },
      }
    }),
  )
}

export function valuesIn(
  words: readonly string[],
  vocabulary: Pick<ShopVocabulary, 'attributes' | 'language'>,
  language: Words,
): FoundValues {
  const stems = words.map(language.stem)
  const asked = new Set(stems)
  const found: FoundValues = { attributes: [], places: new Set() }
  const take = (attribute: string, start: number, length: number) => {
    if (!found.attributes.includes(attribute)) found.attributes.push(attribute)
    for (let at = start; at < start + length; at++) found.places.add(at)
  }
  for (const value of valuesOf(vocabulary, language)) {
    const { attribute, free } = value
    if (free !== null && asked.has(free)) {
      const start = withoutAt(words, stems, free)
      if (start) take(attribute, ...start)
    }
    if (asked.has(value.stems[0] ?? ''))
      for (const at of placesOf(stems, value.stems)) {
        if (
          isNegated(words, at) ||
          (value.isCountry && !words.slice(Math.max(0, at - 3), at).some((each) => FROM.has(each)))
        )
          continue
        take(attribute, at, value.stems.length)
      }
    for (const adjective of value.adjectives)
      for (const at of placesOf(words, adjective))
        if (!isNegated(words, at) && !isSpoken(words, at)) take(attribute, at, adjective.length)
  }
  return found
}

/** `gluten` of `gluten-free`. */
const freeOf = (own: readonly string[]): string | null =>
  own.length === 2 && own[1] === 'free' ? (own[0] ?? null) : null

/** `without gluten`, `no gluten`, `free of gluten`: where it begins, and how many words it takes. */
function withoutAt(
  words: readonly string[],
  stems: readonly string[],
  wanted: string,
): [number, number] | null {
  for (let at = 1; at < stems.length; at++) {
    if (stems[at] !== wanted) continue
    for (let before = at - 1; before >= Math.max(0, at - 2); before--)
      if (WITHOUT.has(words[before] ?? '') && !(words[before] === 'no' && words[at + 1] === 'free'))
        return words[before - 1] === 'not' ? null : [before, at - before + 1]
  }
  return null
}

function placesOf(all: readonly string[], own: readonly string[]): number[] {
  const places: number[] = []
  for (let at = 0; at + own.length <= all.length; at++)
    if (own.every((stem, offset) => all[at + offset] === stem)) places.push(at)
  return places
}

/** `can you answer in Italian?` asks for no product. */
const isSpoken = (words: readonly string[], at: number) =>
  ['in', 'speak', 'into'].includes(words[at - 1] ?? '') && at === words.length - 1

/** `not vegan`, and also `not a vegan cheese`; but `no, a vegan one` begins anew. */
export const isNegated = (words: readonly string[], at: number): boolean =>
  words.slice(Math.max(0, at - REACH), at).some((word) => NEGATIONS.has(word))
