// Answers with several products: lists, and which of them costs less.
import type { Evidence } from '../evidence.ts'
import { moneyIn } from '../product-facts.ts'
import { contentStems, hasStem, saysPhrase } from '../words/content.ts'
import { type Asking, isProduct, type ProductEvidence } from './asking.ts'
import { productByHead } from './heads.ts'
import { item, type Line, plainInMarkdown, sentence } from './lines.ts'
import { priceRange, titleOf } from './products.ts'

/** A product that speaks of less than this part of what the best one does is not listed. */
const GOOD = 0.6
/** Of products that only mean something alike: how near to the closest, and how many. */
const CLOSE = 0.93
const MOST_ALIKE = 3
/** The part of a title that names its product. */
const NAMED = 0.7

export function listOf(products: readonly ProductEvidence[], asking: Asking): Line[] {
  const { phrases } = asking
  return products.map((product) => {
    const { listed } = product.source.product
    const parts = [
      priceRange(product, asking),
      ...askedAttributes(product, asking),
      ...(listed.isInStock ? [] : [phrases.soldOut]),
    ]
    return item(phrases.costsOnly(titleOf(product), parts.join(', ')), product.n)
  })
}

/** `Diet: Vegan`, where that was asked for. */
function askedAttributes({ source }: ProductEvidence, { filters, stems, wording }: Asking): string[] {
  return source.attributes.flatMap(({ name, values }) =>
    values
      .filter(
        (value) =>
          filters.attributes?.includes(`${name}=${value}`) ||
          (value.length > 2 && saysPhrase(stems, value, wording)),
      )
      .map((value) => plainInMarkdown(`${name}: ${value}`)),
  )
}

/** Those that speak of the question; all, where filters chose them. */
export function wantedProducts(asking: Asking): ProductEvidence[] {
  const products = asking.evidence.filter(isProduct)
  if (Object.keys(asking.filters).length > 0) return products
  const shares = products.map((product) => asking.relevance.share(allOf(product)))
  const best = Math.max(0, ...shares)
  if (best > 0) return products.filter((_, at) => (shares[at] ?? 0) >= best * GOOD)
  // The question has other words than the shop, and only meanings were alike.
  const closest = Math.max(...products.map(({ similarity }) => similarity ?? 0))
  return products.filter(({ similarity }) => (similarity ?? 0) >= closest * CLOSE).slice(0, MOST_ALIKE)
}

export const allOf = ({ title, facts, text }: Evidence): string => [title, ...facts, text].join('\n')

/** Products that the question names: by most of a title, or by a word that no other title has. */
export function namedProducts(asking: Asking): ProductEvidence[] {
  const products = asking.evidence.filter(isProduct)
  const titles = products.map(({ title }) => [...new Set(contentStems(title, asking.wording))])
  // "And the blue one?" after the red bowl is about the blue bowl: it has words of both questions.
  const isOwn = (stem: string) => hasStem(asking.own, stem, asking.wording)
  const isEarlier = (stem: string) => hasStem(asking.relevance.asked, stem, asking.wording) && !isOwn(stem)
  const isNamedAnew = titles.some((stems) => stems.some(isOwn) && stems.some(isEarlier))
  const asked = isNamedAnew ? asking.own : asking.relevance.asked
  const only = productByHead(products, { asked, wording: asking.wording })
  if (only) return [only]
  const found = titles.map((stems) => stems.filter((stem) => hasStem(asked, stem, asking.wording)))
  const hasMore = (at: number) =>
    found.some(
      (other, place) =>
        place !== at &&
        other.length > (found[at]?.length ?? 0) &&
        found[at]?.every((stem) => other.includes(stem)),
    )
  return products.filter((_, at) => {
    const [stems = [], named = []] = [titles[at], found[at]]
    const isUnique = (stem: string) => !titles.some((other, place) => place !== at && other.includes(stem))
    return (
      (named.some(isUnique) || (stems.length > 0 && named.length >= stems.length * NAMED)) && !hasMore(at)
    )
  })
}

export const isNamedInFull = ({ title }: ProductEvidence, { relevance, wording }: Asking): boolean => {
  const stems = contentStems(title, wording)
  return stems.length > 0 && stems.filter((stem) => relevance.asked.has(stem)).length >= stems.length * NAMED
}

/** The cheapest first, or the dearest. Each sentence is about one product. */
export function compared(products: readonly ProductEvidence[], asking: Asking): Line[] {
  const { phrases, form, intents } = asking
  const money = moneyIn(form)
  const priceOf = ({ source }: ProductEvidence) => source.product.listed.price
  const sorted = products.toSorted((one, other) =>
    intents.compares === 'more' ? priceOf(other) - priceOf(one) : priceOf(one) - priceOf(other),
  )
  const [first, second, ...others] = sorted
  if (!first || !second) return listOf(sorted, asking)
  if (priceOf(first) === priceOf(second) && others.length === 0) {
    const titles = [first, second].map((each) => `**${titleOf(each)}**`).join(' & ')
    return [sentence(phrases.costTheSame(titles, money(priceOf(first))), first.n, second.n)]
  }
  const isOneOfTwo = others.length === 0 && !intents.isSuperlative
  const less = isOneOfTwo ? phrases.costsLess : phrases.costsLeast
  const more = isOneOfTwo ? phrases.costsMore : phrases.costsMost
  const say = intents.compares === 'more' ? more : less
  return [
    sentence(say(titleOf(first), priceRange(first, asking)), first.n),
    ...listOf(sorted.slice(1), asking),
  ]
}
