// What an answer may be made of: sources as they are now, numbered as they are cited.

import { passagesOf } from '../knowledge/passages.ts'
import { refKey, type SourceRef } from '../knowledge/schemas.ts'
import type { CurrentSource } from '../knowledge/shop-knowledge.ts'
import type { Hit, UnderstoodFilters } from '../retrieval/schemas.ts'
import { productFacts } from './product-facts.ts'
import { speaksToModel } from './words/instructions.ts'
import { sentencesOf } from './words/sentences.ts'

export interface Evidence {
  n: number
  ref: SourceRef
  title: string
  path: string
  /** Lines such as `Price: €3.45`, which are made of the shop's data. */
  facts: string[]
  /** Sentences of its text, without those that speak to a model. */
  sentences: string[]
  /** The same in one piece. */
  text: string
  source: CurrentSource
  /** To the question; null where only words were compared. */
  similarity: number | null
  /** Of the search. */
  score: number
}

export interface EvidenceRequest {
  hits: readonly Hit[]
  current: ReadonlyMap<string, CurrentSource>
  filters: UnderstoodFilters
  currency: string
  language: string
}

/** Of a source that has more than one passage, those around the one that was found. */
const MOST_LETTERS = 2000

/** In the order of the hits. What is gone, and products that no longer pass the filters, are left out. */
export function gatherEvidence({ hits, current, filters, ...form }: EvidenceRequest): Evidence[] {
  return hits
    .flatMap((hit) => {
      const source = current.get(refKey(hit.ref))
      return source && passes(source, filters) ? [{ hit, source }] : []
    })
    .map(({ hit, source }, at) => {
      const passages = passagesOf(source).map(({ text }) => text)
      // Sections of a page speak of different things.
      const most = source.ref.kind === 'page' ? 0 : MOST_LETTERS
      const sentences = around(passages, hit.part, most)
        .flatMap(sentencesOf)
        .filter((sentence) => !speaksToModel(sentence))
      return {
        n: at + 1,
        ref: source.ref,
        title: speaksToModel(source.title) ? '' : oneLine(source.title),
        path: source.path,
        facts: productFacts(source, form).filter((fact) => !speaksToModel(fact)),
        sentences,
        text: sentences.join('\n'),
        source,
        similarity: hit.similarity,
        score: hit.score,
      }
    })
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The passage itself, and its neighbours as far as there is room. */
function around(passages: readonly string[], part: number, most: number): readonly string[] {
  const chosen = new Set([Math.min(part, passages.length - 1)])
  let letters = 0
  for (let step = 0; step < passages.length * 2; step++) {
    const at = part + (step % 2 === 0 ? step / 2 : -(step + 1) / 2)
    const passage = passages[at]
    if (passage === undefined) continue
    letters += passage.length
    if (letters > most && !chosen.has(at)) break
    chosen.add(at)
  }
  return passages.filter((_, at) => chosen.has(at))
}

/** Prices and stock may have changed since the search. */
function passes({ product }: CurrentSource, filters: UnderstoodFilters): boolean {
  if (!product) return true
  const { listed, variants } = product
  const prices = variants.length > 0 ? variants.map(({ price }) => price) : [listed.price]
  const { minPrice = 0, maxPrice = Number.POSITIVE_INFINITY } = filters
  if (!prices.some((price) => price >= minPrice && price <= maxPrice)) return false
  if (filters.inStock === true && !listed.isInStock) return false
  return filters.onSale !== true || listed.isOnSale
}
