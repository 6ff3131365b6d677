// What a question asks of products, as filters that are applied to data. The question is in English.
import type { Words } from '../../../platform/search/language-words.ts'
import type { ProductFilters, ShopVocabulary } from '../../knowledge/shop-knowledge.ts'
import { AMOUNT_WORDS, STOP_WORDS } from '../index/words/stop-words.ts'
import { waysOf } from '../languages/translating.ts'
import { priceBoundsIn } from './price-bounds.ts'
import { isNegated, valuesIn } from './values.ts'

export interface Understood {
  filters: ProductFilters
  /** The question's words that no filter stands for. */
  rest: string
  /** Whether the question wants every product that passes, whatever it is. */
  isOnlyFilters: boolean
}

const IN_STOCK =
  /\b(?:in stock|on stock|available (?:right )?now|currently available|available today|still available|have left)\b/i
const ON_SALE =
  /\b(?:on sale|on offer|on discount|in the sale|(?:special )?offers?(?= (?:this|today|right|now|at)|\?|$)|discounted|reduced(?: price)?|bargains?|sale items?|marked down|on promotion)\b/i
const NOT_BEFORE =
  /\b(?:not|isn't|aren't|never|no longer|don't|non|without|nothing|out of)\W+(?:\w+\W+){0,2}$/i

/** A question about one thing is answered with that thing, whether or not it passes. */
const ABOUT_ONE =
  /^\W*(?:(?:so|but|and|then|ok|okay|hi|hello|hey|well|since|because|i thought|i think|i heard|i read)\W+)*(?:(?:is|are|was|were|isn't|aren't|does|do|did|can|could|will|would|has|have|why|how|when|where|since|that|if|i)\W+(?:\w+\W+)?(?:the|your|this|that|these|those|it|its|they)\b|(?:since|because|as|if|so)\W+\w+(?:\W+\w+)?\W+(?:is|are)\b|(?:the|your|this|that|it)\b.*\b(?:is|are|isn't|aren't|costs?|has|have)\b)/i
const TAG =
  /(?:\bright|\bcorrect|\bisn't it|\baren't they|\bis it|\byes|\bno|\btrue|\bdoesn't it|\bdon't they|\bdon't you|\baren't you|\bhuh|\binnit)\s*\??\s*$/i
/** `…, right?` states what it asks. */
export const isClaim = (question: string): boolean => TAG.test(question)

/** But here the whole shop is asked about. */
const ABOUT_ALL =
  /\b(?:which|what|any|all|every|list|anything|something|everything)\b|\bdo you (?:have|sell|stock|carry)\b|\bare there\b/i

/** Words for products as such. */
const ANYTHING = new Set(
  'product item article good thing stuff anything something everything food present gift range assortment selection option choice recommendation cheap affordable inexpensive budget'.split(
    ' ',
  ),
)

export function understand(question: string, vocabulary: ShopVocabulary, words: Words): Understood {
  const nothing: Understood = { filters: {}, rest: question, isOnlyFilters: false }
  const isAboutOne = ABOUT_ONE.test(question) || TAG.test(question)
  if (isAboutOne && !(ABOUT_ALL.test(question) && !TAG.test(question))) return nothing

  const { bounds, rest: withoutPrices } = priceBoundsIn(question, vocabulary.currency)
  const filters: ProductFilters = { ...bounds }
  let rest = withoutPrices
  for (const [name, pattern] of [
    ['inStock', IN_STOCK],
    ['onSale', ON_SALE],
  ] as const) {
    const found = pattern.exec(rest)
    if (!found || NOT_BEFORE.test(rest.slice(0, found.index))) continue
    filters[name] = true
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
  }
  const asked = words.split(rest)
  const { attributes, places } = valuesIn(asked, vocabulary, words)
  if (attributes.length > 0) filters.attributes = attributes
  if (Object.keys(filters).length === 0) return nothing

  const left = asked.filter((_, at) => !places.has(at))
  const names = new Set(vocabulary.attributes.flatMap(({ name }) => words.split(name).map(words.stem)))
  const content = left.filter(
    (word) =>
      !STOP_WORDS.has(word) &&
      !AMOUNT_WORDS.has(word) &&
      !ANYTHING.has(words.stem(word)) &&
      !names.has(words.stem(word)) &&
      !FILLERS.has(word),
  )
  const category = categoryOf(content, vocabulary, words)
  // What is not wanted would be looked for.
  const wanted = left.filter((_, at) => !isNegated(left, at))
  return {
    filters: category ? { ...filters, category } : filters,
    rest: category ? '' : wanted.join(' '),
    isOnlyFilters: content.length === 0 || category !== null,
  }
}

const FILLERS = new Set(
  'made grown caught produced origin free eat gifts presents products items articles goods foods ideas suggest recommend recommendations'.split(
    ' ',
  ),
)

/** The category of which every word is in its title, if there is one only: `cheese` is in `Cheese & Dairy`. */
function categoryOf(
  content: readonly string[],
  { categories, language }: ShopVocabulary,
  { split, stem }: Words,
): string | null {
  if (content.length === 0) return null
  const fitting = categories.filter(({ title }) =>
    waysOf(title, language).some((way) => {
      const own = new Set(split(way).map(stem))
      return content.every((word) => own.has(stem(word)))
    }),
  )
  return fitting.length === 1 ? (fitting[0]?.slug ?? null) : null
}
