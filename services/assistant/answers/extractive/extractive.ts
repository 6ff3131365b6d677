// The engine that needs no model: it answers with the shop's data and the shop's own sentences.
import type { Evidence } from '../evidence.ts'
import { askedStems } from './asked-words.ts'
import { type Asking, isProduct, type ProductEvidence } from './asking.ts'
import { intentsOf, withoutTag } from './intents.ts'
import { type Extract, type Line, toExtract } from './lines.ts'
import { allOf, compared, isNamedInFull, listOf, namedProducts, wantedProducts } from './lists.ts'
import { productVerdict } from './product-premises.ts'
import { aboutProduct, priceLine, soldOutLine } from './products.ts'
import { relevanceOf } from './relevance.ts'
import { textVerdict } from './text-premises.ts'
import { bestSentences, fromTexts } from './texts.ts'

/** Several things are asked about at once. */
const JOINED = /\b(?:and|or|vs|versus|compared?|both|than|difference|und|oder|en|of|et|ou|y|o|e)\b|[&,]/i
/** A later source has to say so much more to be the main one. */
const DECAY = 0.5
const OF_RANK = 1

/** Null when the evidence has no sentence for people. */
export function extractiveAnswer(request: Omit<Asking, 'intents' | 'relevance' | 'stems'>): Extract | null {
  const { question, condensed, evidence, attributes, wording } = request
  const bare = withoutTag(question)
  const stems = askedStems(
    bare === condensed ? bare : `${bare} ${condensed}`,
    {
      texts: evidence.flatMap(({ title, facts, sentences }) => [title, ...facts, ...sentences]),
      values: attributes.flatMap(({ values }) => values),
    },
    wording,
  )
  const asking: Asking = {
    ...{ ...request, stems, intents: intentsOf(question) },
    relevance: relevanceOf({ question: bare, stems, evidence, wording }),
  }
  const lines = answered(asking).filter(({ text }) => text !== '')
  return lines.length === 0 ? null : toExtract(lines)
}

function answered(asking: Asking): Line[] {
  const { intents, filters } = asking
  const main = mainOf(asking)
  if (!main) return []
  const named = namedProducts(asking)
  const [only, ...more] = named
  const isFiltered = Object.keys(filters).length > 0
  const wanted = wantedProducts(asking)

  if (intents.compares && (more.length > 0 || wanted.length > 1))
    return compared(more.length > 0 ? named : wanted, asking)
  const isAboutOne = only !== undefined && more.length === 0 && (!intents.list || isNamedInFull(only, asking))
  if (isAboutOne && (isProduct(main) || isFiltered || only === main)) return one(only, asking)
  if (isFiltered && wanted.length > 0) return listOf(wanted, asking)
  if (isProduct(main)) {
    if (more.length > 0 && !intents.list && JOINED.test(asking.question))
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

/** By the search's order, unless a later source says much more of the question. */
function mainOf({ evidence, relevance }: Asking): Evidence | undefined {
  const weight = (each: Evidence, at: number) => (OF_RANK + relevance.share(allOf(each))) / (1 + DECAY * at)
  const weights = evidence.map(weight)
  return evidence[weights.indexOf(Math.max(...weights))]
}
