// The demo shop's assistant as the API has it, asked the golden set. There are no keys of models, so the answers are the
// same each time.
import { createHandler } from '../../../functions/knowledge-index/handler.ts'
import { SENTENCE_MODEL } from '../../ai/embeddings/sentence-model.ts'
import { setUp, type World } from '../../api/test-world.ts'
import { newId } from '../../platform/ids.ts'
import { createLog } from '../../platform/log.ts'
import { PROJECT } from '../../platform/test-cloud.ts'
import { createIndexing } from '../knowledge/indexing.ts'
import { createKnowledgeStores } from '../knowledge/parts.ts'
import { createAsker, type Told } from './asking.ts'
import type { GoldenQuestion } from './golden.ts'
import { DECIMALS, demoTitle, openDemoShop } from './test-demo-shop.ts'

export interface Quality extends AsyncDisposable {
  /** Asks one question after another, and those with planted texts at the end. */
  ask(questions: readonly GoldenQuestion[]): Promise<Told[]>
}

export async function startQuality(): Promise<Quality> {
  const world = await setUp({ withStorage: true })
  const demo = await openDemoShop(world, createHandler({ indexing: knowledgeIndexing(world) }))
  const { assistant, shop } = world
  const ask = createAsker({
    ...{ answering: assistant.answering, facts: shop.facts, shop: demo.shop },
    ...{ decimals: DECIMALS, titleOf: demoTitle },
  })

  async function askAll(questions: readonly GoldenQuestion[]): Promise<Told[]> {
    const told: Told[] = []
    for (const question of questions) told.push(await ask(question))
    return told
  }

  return {
    async ask(questions) {
      // The first question loads what all others find loaded.
      await askAll(questions.slice(0, 1))
      const told = await askAll(questions.filter(({ planted }) => !planted))
      const planted = questions.filter((question) => question.planted)
      for (const question of planted) if (question.planted) await demo.plant(question.planted)
      if (planted.length > 0) await demo.index()
      return [...told, ...(await askAll(planted))]
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

/** The function that keeps what the assistant knows, over the same database and with the API's models. */
function knowledgeIndexing({ firestore, clock: { now }, shop, embedders }: World) {
  const { knowledge } = shop
  return createIndexing({
    ...{ shop: knowledge, ...createKnowledgeStores({ firestore, shop: knowledge, now }) },
    ...{ embedders, fallback: SENTENCE_MODEL, now, newId },
    goOn: async () => undefined,
    log: createLog(
      { GOOGLE_CLOUD_PROJECT: PROJECT, K_SERVICE: 'knowledge-index', K_REVISION: '1', LOG_LEVEL: 'error' },
      { write: (line) => console.error(line) },
    ),
  })
}
