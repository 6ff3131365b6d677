// Reads what was found as it is at this moment.
import { refKey } from '../knowledge/schemas.ts'
import type { ShopFacts, ShopVocabulary } from '../knowledge/shop-knowledge.ts'
import type { Hit, Retrieval } from '../retrieval/schemas.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { intentsOf } from './extractive/intents.ts'
import { extremeProduct } from './extremes.ts'

export interface Gathered {
  /** Empty where the gate is closed, or all that was found is gone. */
  evidence: Evidence[]
  /** Questions of FAQs among what was found, the nearest first. */
  faqs: string[]
}

export interface GatheringRequest {
  ownerId: string
  question: string
  retrieval: Retrieval
  vocabulary: ShopVocabulary
}

export async function gather(
  facts: Pick<ShopFacts, 'current' | 'narrowed'>,
  { ownerId, question, retrieval, vocabulary }: GatheringRequest,
): Promise<Gathered> {
  const { hits, filters, gate } = retrieval
  // Without evidence only questions that can be answered are of use.
  const refs = hits.map(({ ref }) => ref).filter(({ kind }) => gate.isOpen || kind === 'faq')
  const current = await facts.current(ownerId, refs)
  const faqs = refs.flatMap((ref) => (ref.kind === 'faq' ? (current.get(refKey(ref))?.title ?? []) : []))
  if (!gate.isOpen) return { evidence: [], faqs }

  const { compares } = intentsOf(question)
  const extreme = await extremeProduct(facts, { ownerId, filters, compares, current })
  if (!extreme) return { evidence: gatherEvidence({ ...vocabulary, hits, filters, current }), faqs }
  const all = new Map([...current, [refKey(extreme.ref), extreme] as const])
  const found: Hit[] = [{ ...NOT_SEARCHED, ref: extreme.ref, title: extreme.title }, ...hits]
  return { evidence: gatherEvidence({ ...vocabulary, hits: found, filters, current: all }), faqs }
}

const NOT_SEARCHED = {
  ...{ part: 0, lexicalRank: null, semanticRank: null, lexicalScore: 0, similarity: null, score: 0 },
}
