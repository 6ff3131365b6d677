// The engine that needs no model: it answers with the shop's data and the shop's own sentences.
import { askedStems } from './asked-words.ts'
import { type Asking, isProduct, type ProductEvidence } from './asking.ts'
import { intentsOf, withoutTag } from './intents.ts'
import { type Extract, type Line, toExtract } from './lines.ts'
import { compared, isNamedInFull, listOf, namedProducts, wantedProducts } from './lists.ts'
import { mainOf } from './main-source.ts'
import { productVerdict } from './product-premises.ts'
import { aboutProduct, priceLine, soldOutLine } from './products.ts'
import { relevanceOf } from './relevance.ts'
import { textVerdict } from './text-premises.ts'
import { bestSentences, fromTexts } from './texts.ts'

/** Several things are asked about at once. */
const JOINED = /\b(?:and|or|vs|versus|compared?|both|than|difference|und|oder|en|of|et|ou|y|o|e)\b|[&,]/i

/** Null when the evidence has no sentence for people. */
export function extractiveAnswer(
  request: Omit<Asking, 'intents' | 'relevance' | 'stems' | 'own'>,
): Extract | null {
  const { question, condensed, evidence, attributes, wording } = request
  const own = oneLine(withoutTag(question))
  // A question in another language is translated in what was searched for.
  const isTranslated = !oneLine(condensed).startsWith(oneLine(question))
  const asked = isTranslated ? condensed : `${own}${oneLine(condensed).slice(oneLine(question).length)}`
  const known = {
    texts: evidence.flatMap(({ title, facts, sentences }) => [title, ...facts, ...sentences]),
    values: attributes.flatMap(({ values }) => values),
  }
  const stems = askedStems(asked, known, wording)
  const ownStems = isTranslated ? stems : askedStems(own, known, wording)
  const asking: Asking = {
    ...{
      ...request,
      stems,
      own: new Set(ownStems),
      intents: intentsOf(isTranslated ? `${question} ${condensed}` : question),
    },
    relevance: relevanceOf({
      question: isTranslated ? condensed : own,
      stems,
      own: ownStems,
      evidence,
      wording,
    }),
  }
  const lines = answered(asking).filter(({ text }) => text !== '')
  return lines.length === 0 ? null : toExtract(lines)
}

function answered(asking: Asking): Line[] {
  const { intents, filters } = asking
  const main = mainOf(asking.evidence, asking.relevance, asking.wording)
  if (!main) return []
  const named = namedProducts(asking)
  const [only, ...more] = named
  const isFiltered = Object.keys(filters).length > 0
  const wanted = wantedProducts(asking)

  if (intents.compares && (more.length > 0 || wanted.length > 1))
    return compared(more.length > 0 ? named : wanted, asking)
  const isListed = intents.list || isFiltered
  const isAboutOne = only !== undefined && more.length === 0 && (!isListed || isNamedInFull(only, asking))
  if (isAboutOne && isProduct(main)) return one(only, asking)
  if (isFiltered && wanted.length > 0) return listOf(wanted, asking)
  if (isProduct(main)) {
    if (more.length > 0 && !intents.list && JOINED.test(withoutTag(asking.question)))
      return named.flatMap((product) => several(product, asking))
    if (more.length > 0 && !intents.list)
      return one(named.find((each) => each === main) ?? only ?? main, asking)
    return wanted.length > 1 ? listOf(wanted, asking) : one(main, asking)
  }
  if (main.ref.kind === 'category') {
    const inIt = asking.evidence
      .filter(isProduct)
      .filter(({ source }) => source.categories.includes(main.source.title))
    return [...bestSentences(main, asking, 1), ...listOf(inIt, asking)]
  }
  return textVerdict(main, asking) ?? fromTexts(main, asking)
}

const one = (product: ProductEvidence, asking: Asking): Line[] =>
  productVerdict(product, asking) ?? aboutProduct(product, asking)

/** Of each of several named products, in short. */
const several = (product: ProductEvidence, asking: Asking): Line[] => {
  const verdict = productVerdict(product, asking)
  if (verdict) return verdict
  return asking.intents.price || asking.intents.stock
    ? [priceLine(product, asking), ...soldOutLine(product, asking)]
    : aboutProduct(product, asking).slice(0, 2)
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
