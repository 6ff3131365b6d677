// What the extractive engine makes of sources that a search has found.
import { wordsOfLanguage } from '../../../platform/search/language-words.ts'
import { refKey } from '../../knowledge/schemas.ts'
import type { CurrentSource, ShopVocabulary } from '../../knowledge/shop-knowledge.ts'
import type { UnderstoodFilters } from '../../retrieval/schemas.ts'
import { gatherEvidence } from '../evidence.ts'
import { phrasesFor } from '../phrases.ts'
import { DEMO_VOCABULARY, demoSources, hitOf } from '../test-shop.ts'
import { extractiveAnswer } from './extractive.ts'

const demo = demoSources()

/** Of the demo shop, by what is in the address. */
export function demoSource(id: string): CurrentSource {
  const found = demo.find(({ ref }) => ref.id === id)
  if (!found) throw new Error(`The demo shop has no ${id}`)
  return found
}

export interface Extracting {
  /** Ids of sources of the demo shop, or sources, the best first. */
  found: readonly (string | CurrentSource)[]
  condensed?: string
  filters?: UnderstoodFilters
  vocabulary?: Partial<ShopVocabulary>
}

/** The text; empty for none. */
export async function extract(question: string, { found, condensed = question, ...given }: Extracting) {
  const vocabulary = { ...DEMO_VOCABULARY, ...given.vocabulary }
  const sources = found.map((each) => (typeof each === 'string' ? demoSource(each) : each))
  const filters = given.filters ?? {}
  const current = new Map(sources.map((source) => [refKey(source.ref), source] as const))
  const evidence = gatherEvidence({ ...vocabulary, hits: sources.map(hitOf), current, filters })
  const { language } = vocabulary
  const wording = { words: await wordsOfLanguage(language), language }
  const { attributes } = vocabulary
  const phrases = phrasesFor(language)
  const answer = extractiveAnswer({
    ...{ question, condensed, evidence, filters, attributes, phrases, wording },
    form: vocabulary,
  })
  return answer?.text ?? ''
}
