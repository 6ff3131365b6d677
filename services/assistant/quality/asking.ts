// Asks one question of the golden set, as a conversation would, and notes everything that is measured.
import type { Answering, Asked } from '../answers/contract.ts'
import type { Answer, AnswerEvent } from '../answers/schemas.ts'
import { refKey } from '../knowledge/schemas.ts'
import type { ShopFacts } from '../knowledge/shop-knowledge.ts'
import type { Retrieval } from '../retrieval/schemas.ts'
import { evidenceOf } from './evidence.ts'
import type { SourceName, WrittenTurn } from './golden/question.ts'
import type { GoldenQuestion } from './golden.ts'
import type { Outcome } from './measuring.ts'
import { sourceName } from './source-names.ts'

export interface AskingDeps {
  answering: Answering
  facts: Pick<ShopFacts, 'current'>
  shop: Asked['shop']
  /** Decimals of the shop's currency. */
  decimals: number
  /** Titles of sources that earlier turns cited. */
  titleOf(name: SourceName): string
}

export interface Told extends Outcome {
  retrieval: Retrieval
  engine: Answer['engine']
}

const INSIGNIFICANT: AbortSignal = new AbortController().signal

export function createAsker({ answering, facts, shop, decimals, titleOf }: AskingDeps) {
  const pastTurn = ({ question, answer, sources }: WrittenTurn) => ({
    question,
    answer,
    sourceTitles: sources.map(titleOf),
  })

  return async (question: GoldenQuestion): Promise<Told> => {
    const asked: Asked = {
      shop,
      text: question.question,
      history: question.turns.map(pastTurn),
      accountId: null,
      network: '192.0.2.0',
    }
    const started = performance.now()
    let sourcesMs: number | null = null
    let done: Extract<AnswerEvent, { type: 'done' }> | null = null
    for await (const event of answering.answer(asked, INSIGNIFICANT)) {
      if (event.type === 'sources') sourcesMs ??= performance.now() - started
      if (event.type === 'done') done = event
    }
    const totalMs = performance.now() - started
    if (!done) throw new Error(`No answer to "${question.question}"`)

    const { answer, sources, retrieval } = done
    const refs = [...retrieval.hits, ...sources].map(({ ref }) => ref)
    const current = await facts.current(shop.ownerId, refs)
    const cited = sources.filter(({ n }) => answer.citations.includes(n))
    return {
      question,
      found: retrieval.hits.flatMap(({ ref }) => {
        const source = current.get(refKey(ref))
        return source ? [sourceName(source)] : []
      }),
      isRefused: answer.outcome === 'refused',
      text: answer.text,
      cited: new Map(
        cited.flatMap((card) => {
          const source = current.get(refKey(card.ref))
          return source
            ? [[card.n, { name: sourceName(source), evidence: evidenceOf(source, decimals) }] as const]
            : []
        }),
      ),
      sourcesMs: sourcesMs ?? totalMs,
      totalMs,
      retrieval,
      engine: answer.engine,
    }
  }
}
