// Which of the sources that a search found an answer is made of. The search ranks by all it knows of words and
// meanings; of what was found, the one is taken that speaks most of what was asked.
import type { Evidence } from '../evidence.ts'
import { contentStems, hasStem, type Wording } from '../words/content.ts'
import type { Relevance } from './relevance.ts'

/** What a source weighs before its words are looked at. */
const BASE = 0.5
/** The cosines between which two texts of this kind of encoder are more and more alike. */
const [UNLIKE, ALIKE] = [0.2, 0.6]
const OF_LIKENESS = 0.5
/** How much of the search's own score counts. */
const OF_SEARCH = 0.75
/** A product whose name the question has is meant, rather than a text that speaks of products as such. */
const OF_NAME = 0.8
/** A FAQ answers a question; a page speaks of many things. */
const OF_FAQ = 0.15

export function mainOf(
  evidence: readonly Evidence[],
  relevance: Relevance,
  wording: Wording,
): Evidence | undefined {
  const best = Math.max(...evidence.map(({ score }) => score))
  const weights = evidence.map((each) => {
    const text = [each.title, ...each.facts, each.text].join('\n')
    const likeness = Math.min(1, Math.max(0, ((each.similarity ?? UNLIKE) - UNLIKE) / (ALIKE - UNLIKE)))
    const name = each.source.product && isNamed(each, evidence, relevance, wording) ? OF_NAME : 0
    const faq = each.ref.kind === 'faq' ? OF_FAQ : 0
    const prior = best > 0 ? (each.score / best) ** OF_SEARCH : 1
    return prior * (BASE + relevance.share(text) + OF_LIKENESS * likeness + name + faq)
  })
  return evidence[weights.indexOf(Math.max(...weights))]
}

/** By a word of its title that no text has which is not about a product. */
function isNamed(product: Evidence, evidence: readonly Evidence[], { asked }: Relevance, wording: Wording) {
  const titles = evidence
    .filter(({ source }) => !source.product)
    .map(({ title }) => new Set(contentStems(title, wording)))
  return contentStems(product.title, wording).some(
    (stem) => hasStem(asked, stem, wording) && !titles.some((title) => title.has(stem)),
  )
}
