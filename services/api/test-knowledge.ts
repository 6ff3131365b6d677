// The function that keeps what assistants know, over a test's database and with its API's models of vectors.
import { createHandler } from '../../functions/knowledge-index/handler.ts'
import { SENTENCE_MODEL } from '../ai/embeddings/sentence-model.ts'
import { createIndexing } from '../assistant/knowledge/indexing.ts'
import { createKnowledgeStores } from '../assistant/knowledge/parts.ts'
import { newId } from '../platform/ids.ts'
import { functionLog } from './test-function-log.ts'
import type { World } from './test-world.ts'

export function knowledgeIndex({ firestore, clock: { now }, shop, embedders }: World) {
  const { knowledge } = shop
  const indexing = createIndexing({
    ...{ shop: knowledge, ...createKnowledgeStores({ firestore, shop: knowledge, now }) },
    ...{ embedders, fallback: SENTENCE_MODEL, now, newId },
    goOn: async () => undefined,
    log: functionLog('knowledge-index'),
  })
  return createHandler({ indexing })
}
