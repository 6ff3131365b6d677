// The demo shop's assistant, asked the golden set. Without keys of models, so that the answers are the same each time.
import { createHandler } from '../../../functions/knowledge-index/handler.ts'
import { createSentenceEncoder } from '../../ai/embeddings/sentence-encoder.ts'
import { SENTENCE_MODEL } from '../../ai/embeddings/sentence-model.ts'
import { setUp } from '../../api/test-world.ts'
import { newId } from '../../platform/ids.ts'
import { createLog } from '../../platform/log.ts'
import { PROJECT } from '../../platform/test-cloud.ts'
import { createShopKnowledge } from '../../shop/knowledge/knowledge.ts'
import { createAnswering } from '../answers/service.ts'
import { createIndexing } from '../knowledge/indexing.ts'
import { createKnowledgeLoading } from '../knowledge/loading.ts'
import { createKnowledgeStores } from '../knowledge/parts.ts'
import { createSearchThread } from '../retrieval/index/search-thread.ts'
import { createRetrieving } from '../retrieval/retrieving.ts'
import { createAsker, type Told } from './asking.ts'
import type { GoldenQuestion } from './golden.ts'
import { DECIMALS, demoTitle, openDemoShop } from './test-demo-shop.ts'

export interface Quality extends AsyncDisposable {
  /** Asks one question after another, and those with planted texts at the end. */
  ask(questions: readonly GoldenQuestion[]): Promise<Told[]>
}

export async function startQuality(): Promise<Quality> {
  const world = await setUp({ withStorage: true })
  const encoder = createSentenceEncoder()
  const thread = createSearchThread()
  const embedders = {
    preferred: async () => encoder,
    named: async (model: string) => (model === encoder.model ? encoder : null),
  }
  const { firestore, clock, shop } = world
  const { now } = clock
  const log = createLog(
    { GOOGLE_CLOUD_PROJECT: PROJECT, K_SERVICE: 'quality', K_REVISION: '1', LOG_LEVEL: 'warn' },
    { write: (line) => console.error(line) },
  )
  const knowledge = createShopKnowledge({ firestore, log })
  const stores = createKnowledgeStores({ firestore, shop: knowledge, now })
  const indexing = createIndexing({
    ...{ shop: knowledge, ...stores, embedders, fallback: SENTENCE_MODEL, log, now, newId },
    goOn: async () => undefined,
  })
  const loading = createKnowledgeLoading({ ...stores, embedders, publish: async () => '', log, now })
  const { facts } = shop
  const retrieving = createRetrieving({ facts, knowledge: loading, embedders, thread, log })
  const answering = createAnswering({
    ...{ retrieving, facts, models: null, now, newMarker: newId, log },
    dailyAnswers: { reserve: async () => ({ keep: async () => undefined, release: async () => undefined }) },
  })
  const demo = await openDemoShop(world, createHandler({ indexing }))
  const ask = createAsker({ answering, facts, shop: demo.shop, decimals: DECIMALS, titleOf: demoTitle })
  return {
    async ask(questions) {
      const told: Told[] = []
      // The first question loads what the others find loaded.
      await ask({ ...(questions[0] as GoldenQuestion) })
      for (const question of questions) if (!question.planted) told.push(await ask(question))
      const planted = questions.filter((question) => question.planted)
      for (const question of planted) if (question.planted) await demo.plant(question.planted)
      if (planted.length > 0) await demo.index()
      for (const question of planted) told.push(await ask(question))
      return told
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([encoder.close(), thread.close()])
      await world[Symbol.asyncDispose]()
    },
  }
}
