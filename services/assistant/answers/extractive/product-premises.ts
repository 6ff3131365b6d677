// "The tofu is 2 euros, right?", "is it vegan?": yes if the data says so, no if it says otherwise, and else what is
// known. That something is not named never means no.
import { exponentOf } from '../../../shop/money/schemas.ts'
import { allStems, contentStems, hasPhrase, hasStem } from '../words/content.ts'
import { figuresIn, hasFigure } from '../words/figures.ts'
import type { Asking, ProductEvidence } from './asking.ts'
import { shuttingOut } from './conflicts.ts'
import { withoutTag } from './intents.ts'
import { type Line, plainInMarkdown, sentence } from './lines.ts'
import { attributeLines, priceLine, soldOutLine, stockLine, titleOf, withTitle } from './products.ts'
import { askedVariants } from './variants.ts'

/** Null where nothing was said that could be judged. */
export function productVerdict(product: ProductEvidence, asking: Asking): Line[] | null {
  if (!asking.intents.asserts) return null
  return (
    priceVerdict(product, asking) ??
    stockVerdict(product, asking) ??
    saleVerdict(product, asking) ??
    valueVerdict(product, asking) ??
    contentVerdict(product, asking)
  )
}

/** `Yes: …` before the first line. */
export const judged = (verdict: string, [first, ...others]: readonly Line[]): Line[] =>
  first ? [{ ...first, text: `${verdict}: ${first.text}` }, ...others] : []

const LESS =
  /\b(?:under|below|less than|cheaper than|at most|no more than|max(?:imum)?|up to|unter|onder|minder dan)\b/i
const MORE = /\b(?:over|above|more than|at least|min(?:imum)?|dearer than|über|meer dan)\b/i

function priceVerdict(product: ProductEvidence, asking: Asking): Line[] | null {
  const { question, intents, form, phrases } = asking
  const figures = figuresIn(question)
  const asked =
    figures.find(({ unit }) => unit?.of === 'money') ??
    (intents.price ? figures.find(({ unit }) => unit === null) : undefined)
  if (!asked) return null
  const scale = 10 ** exponentOf(form.currency) * (asked.unit?.factor ?? 1)
  const amounts = asked.values.map((value) => Math.round(value * scale))
  const { listed, variants: all } = product.source.product
  const variants = askedVariants(product, asking)?.variants ?? all
  // "Is a kilo 11.95?" is about that variant only.
  const sizes = figures.filter((figure) => figure !== asked && figure.unit !== null)
  const meant = variants.filter(({ options }) => {
    const own = figuresIn(options.join(' '))
    return sizes.every((size) => hasFigure(own, size))
  })
  if (sizes.length > 0 && meant.length === 0) return [priceLine(product, asking)]
  const prices = meant.length > 0 ? meant.map(({ price }) => price) : [listed.price]
  const isSo = (price: number) =>
    amounts.some((amount) =>
      LESS.test(question) ? price <= amount : MORE.test(question) ? price > amount : price === amount,
    )
  const facts = [priceLine(product, asking), ...soldOutLine(product, asking)]
  return judged(prices.some(isSo) ? phrases.yes : phrases.no, facts)
}

const AVAILABLE_AS = /\bavailable\s+(?:in(?! stock)|as|for|to|from|at|with|without)\b/i

function stockVerdict(product: ProductEvidence, asking: Asking): Line[] | null {
  const { intents, phrases, question } = asking
  if (!intents.stock || (intents.negates && !intents.asksIfSoldOut)) return null
  // In another size, or somewhere else: that it is in stock says nothing of it.
  if (figuresIn(question).length > 0 || AVAILABLE_AS.test(question)) return null
  const { variants } = askedVariants(product, asking) ?? product.source.product
  const isSo = variants.some(({ isInStock }) => isInStock) !== intents.asksIfSoldOut
  return judged(isSo ? phrases.yes : phrases.no, [stockLine(product, asking)])
}

function saleVerdict(product: ProductEvidence, asking: Asking): Line[] | null {
  const { intents, phrases, question } = asking
  if (!intents.onSale || intents.negates || figuresIn(question).length > 0) return null
  const { isOnSale } = product.source.product.listed
  return judged(isOnSale ? phrases.yes : phrases.no, [priceLine(product, asking)])
}

/** A thing has one of these, so another one is not its own. */
const ONLY_ONE =
  /^(?:origin|country|made in|provenance|brand|maker|manufacturer|herkunft|herkomst|marke|merk|origine|origen|marca)/i

/** Of a value of one of the shop's attributes, such as `Vegan`. */
function valueVerdict(product: ProductEvidence, asking: Asking): Line[] | null {
  const { question, attributes, wording, phrases, intents, stems } = asking
  if (intents.negates) return null
  const titles = allStems(product.title, wording)
  const asked = attributes.flatMap(({ name, values }) =>
    values
      .filter((value) => {
        const phrase = allStems(value, wording)
        return value.length > 2 && hasPhrase(stems, phrase) && !hasPhrase(titles, phrase)
      })
      .map((value) => ({ name, value })),
  )
  const [first] = asked
  if (!first) return null
  const own = product.source.attributes
  const ownValues = (name: string) => own.find((each) => each.name === name)?.values ?? []
  const lines = attributeLines(product, asking)
  if (asked.every(({ name, value }) => ownValues(name).includes(value))) return judged(phrases.yes, lines)

  const shut = shuttingOut(question, product.sentences)
  if (shut !== null)
    return judged(phrases.no, withTitle(product, [sentence(plainInMarkdown(shut), product.n)]))
  // Its text may speak of it all the same.
  const mentions = mentionsOf(product, first.value, asking)
  if (mentions.length > 0) return withTitle(product, [...lines, ...mentions])
  const missing = asked.find(({ name, value }) => !ownValues(name).includes(value)) ?? first
  const values = ownValues(missing.name)
  const line = sentence(
    phrases.hasAttribute(titleOf(product), plainInMarkdown(missing.name), plainInMarkdown(values.join(', '))),
    product.n,
  )
  if (values.length > 0 && ONLY_ONE.test(missing.name)) return judged(phrases.no, [line])
  return [
    sentence(phrases.doesNotSay(titleOf(product), plainInMarkdown(missing.value)), product.n),
    ...(values.length > 0 ? [line] : []),
    ...listing(product),
  ]
}

const CONTAINS = /\bcontains?\s*:|\bcontains\b/i
const LISTS = /\b(?:contains?|ingredients?|traces)\b/i

const listing = (product: ProductEvidence): Line[] =>
  product.sentences
    .filter((each) => LISTS.test(each))
    .map((each) => sentence(plainInMarkdown(each), product.n))

/** "Does it contain nuts?": by what its description lists. */
function contentVerdict(product: ProductEvidence, asking: Asking): Line[] | null {
  const { question, wording, phrases, intents } = asking
  if (intents.negates) return null
  const known = new Set(allStems(product.title, wording))
  const [, behind, before] = CONTENT.exec(withoutTag(question)) ?? []
  const subject = behind ?? before
  if (subject === undefined) return null
  const asked = allStems(subject, wording).filter((stem) => !known.has(stem))
  const lists = product.sentences.filter((each) => LISTS.test(each))
  if (asked.length === 0 || lists.length === 0) return null
  const has = (text: string) => hasPhrase(allStems(text, wording), asked)
  const sure = lists.find((text) => CONTAINS.test(text) && has(text.replace(/\bmay contain\b.*/i, '')))
  if (sure !== undefined)
    return judged(phrases.yes, withTitle(product, [sentence(plainInMarkdown(sure), product.n)]))
  const mentions = mentionsOf(product, subject, asking)
  if (mentions.length > 0) return withTitle(product, mentions)
  return [
    sentence(phrases.doesNotSay(titleOf(product), plainInMarkdown(subject)), product.n),
    ...listing(product),
  ]
}

const THING = String.raw`([\p{L}-]{3,}(?:\s(?!in\b|it\b|or\b|and\b)[\p{L}-]{3,})?)`
/** One or two words behind "contain", or before "in it". */
const CONTENT = new RegExp(
  String.raw`\b(?:contains?|made (?:with|from|of))\s+(?:any |some |the )?${THING}|\b(?:has|have|got|is there|are there)\s+(?:any |some )?${THING}\s+in\b`,
  'iu',
)

/** Sentences with one of the words of a subject. */
function mentionsOf(product: ProductEvidence, subject: string, { wording }: Asking): Line[] {
  const asked = contentStems(subject, wording)
  return product.sentences
    .filter((text) => {
      const stems = new Set(contentStems(text, wording))
      return asked.some((stem) => hasStem(stems, stem, wording))
    })
    .map((text) => sentence(plainInMarkdown(text), product.n))
}
