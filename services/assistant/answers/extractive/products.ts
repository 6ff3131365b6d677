// An answer about one product: what is asked of its price, stock, sizes, attributes and description.

import { MOST_VARIANTS, moneyIn, optionsOf, pricesOf, variantName } from '../product-facts.ts'
import { allStems, contentStems, hasStem, saysPhrase } from '../words/content.ts'
import type { Asking, ProductEvidence } from './asking.ts'
import { type Line, plainInMarkdown, sentence } from './lines.ts'
import { bestSentences } from './texts.ts'
import { askedVariants, otherColour } from './variants.ts'

/** The first sentence says of what all speak. */
export function withTitle(product: ProductEvidence, [first, ...others]: readonly Line[]): Line[] {
  if (!first) return []
  const title = `**${titleOf(product)}**`
  return [first.text.includes(title) ? first : { ...first, text: `${title}: ${first.text}` }, ...others]
}

export function aboutProduct(product: ProductEvidence, asking: Asking): Line[] {
  const { intents, phrases } = asking
  if (askedVariants(product, asking)) return [stockLine(product, asking), priceLine(product, asking)]
  const options = plainInMarkdown(optionsOf(product.source.product))
  const optionLine = sentence(phrases.costsOnly(titleOf(product), options), product.n)
  const other = otherColour(product, asking)
  if (other !== null) return [sentence(phrases.doesNotSay(titleOf(product), other), product.n), optionLine]
  const lines: Line[] = []
  if (intents.sizes && product.source.product.variants.length > MOST_VARIANTS) lines.push(optionLine)
  if (intents.price || intents.sizes || intents.onSale) lines.push(priceLine(product, asking))
  if (intents.stock) lines.push(stockLine(product, asking))
  lines.push(...attributeLines(product, asking))
  if (lines.length === 0 || residualTerms(product, asking).length > 0) {
    const rest = aboutTheRest(product, asking)
    const saying = bestSentences(product, rest, 2).filter(({ text }) => rest.relevance.score(text) > 0)
    lines.push(...(lines.length === 0 ? withTitle(product, saying) : saying))
  }
  if (lines.length > 0)
    return (intents.price || intents.sizes) && !intents.stock
      ? [...lines, ...soldOutLine(product, asking)]
      : lines
  // Who asks whether there is something wants to know what it costs and whether it can be had.
  const general = withTitle(product, bestSentences(product, asking, 2))
  return [...general, priceLine(product, asking), ...soldOutLine(product, asking)]
}

export const titleOf = ({ title, source }: ProductEvidence): string =>
  plainInMarkdown(title === '' ? source.title.slice(0, 60) : title)

export function priceLine(product: ProductEvidence, asking: Asking): Line {
  const { phrases, form } = asking
  const meant = askedVariants(product, asking)
  if (meant) {
    const money = moneyIn(form)
    const amounts = [...new Set(meant.variants.map(({ price }) => price))].sort((one, other) => one - other)
    const [lowest = 0, highest = lowest] = [amounts[0], amounts.at(-1)]
    const told = lowest === highest ? money(lowest) : phrases.range(money(lowest), money(highest))
    return sentence(phrases.costs(titleWith(product, meant.name), told), product.n)
  }
  const prices = pricesOf(product.source.product, form)
  const last = prices.at(-1) ?? ''
  const list = prices.length > 1 ? `${prices.slice(0, -1).join(', ')} ${phrases.or} ${last}` : last
  return sentence(phrases.costs(titleOf(product), plainInMarkdown(list)), product.n)
}

const titleWith = (product: ProductEvidence, name: string) =>
  name === '' ? titleOf(product) : `${titleOf(product)} (${plainInMarkdown(name)})`

export function stockLine(product: ProductEvidence, asking: Asking): Line {
  const { phrases } = asking
  const meant = askedVariants(product, asking)
  const { variants } = meant ?? product.source.product
  const title = titleWith(product, meant?.name ?? '')
  if (!variants.some(({ isInStock }) => isInStock)) return sentence(phrases.isSoldOut(title), product.n)
  const gone = variants.filter(({ isInStock }) => !isInStock).map(variantName)
  const except = gone.length > 0 ? ` (${phrases.variantsSoldOut(plainInMarkdown(gone.join(', ')))})` : ''
  return sentence(`${phrases.isInStock(title)}${except}`, product.n)
}

/** That it cannot be had is told unasked. */
export const soldOutLine = (product: ProductEvidence, asking: Asking): Line[] => {
  const { variants } = askedVariants(product, asking) ?? product.source.product
  return variants.every(({ isInStock }) => isInStock) ? [] : [stockLine(product, asking)]
}

/** Attributes whose name or value the question has. */
export function attributeLines(product: ProductEvidence, asking: Asking): Line[] {
  const { wording, phrases, question, stems } = asking
  const isOrigin = /\bwhere\b.*\bfrom\b|\borigin|\bcomes? from\b|\bmade in\b|\b(?:which|what) countr/i.test(
    question,
  )
  const titles = new Set(allStems(product.title, wording))
  const isAsked = (text: string) =>
    saysPhrase(stems, text, wording) && !allStems(text, wording).every((stem) => titles.has(stem))
  return product.source.attributes
    .filter(
      ({ name, values }) =>
        isAsked(name) ||
        (isOrigin && /^(?:origin|country|made in|provenance|herkunft|herkomst|origine|origen)/i.test(name)) ||
        values.some((value) => value.length > 2 && isAsked(value)),
    )
    .map(({ name, values }) =>
      sentence(
        phrases.hasAttribute(titleOf(product), plainInMarkdown(name), plainInMarkdown(values.join(', '))),
        product.n,
      ),
    )
}

/** What the question asks beside the product's own name. */
function residualTerms(product: ProductEvidence, { relevance, wording }: Asking): string[] {
  const known = new Set(contentStems([product.title, ...product.source.categories].join(' '), wording))
  return [...relevance.asked].filter((term) => !hasStem(known, term, wording))
}

/** Sentences are chosen by the words beside the name, which may be in any of them. */
function aboutTheRest(product: ProductEvidence, asking: Asking): Asking {
  const rest = residualTerms(product, asking)
  const { relevance } = asking
  const part = (text: string) =>
    rest.length === 0 ? 0 : rest.filter((term) => relevance.has(text, term)).length / rest.length
  return {
    ...asking,
    relevance: {
      ...relevance,
      score: (text) => part(text) + (relevance.score(text) - relevance.share(text)),
    },
  }
}

/** `€2.25` or `€2.25 to €3.95`. */
export function priceRange({ source: { product } }: ProductEvidence, { form, phrases }: Asking): string {
  const money = moneyIn(form)
  const { price, highestPrice, compareAt } = product.listed
  const range = price === highestPrice ? money(price) : phrases.range(money(price), money(highestPrice))
  return compareAt === null || price !== highestPrice
    ? range
    : `${range} (${phrases.before(money(compareAt))})`
}
