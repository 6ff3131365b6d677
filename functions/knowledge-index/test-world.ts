// A shop, the function that keeps what its assistant knows, and an instance that searches in it.
import type { World } from '../../services/api/test-world.ts'
import type { LoadedEntry } from '../../services/assistant/knowledge/contract.ts'
import { createIndexing, type IndexingDeps } from '../../services/assistant/knowledge/indexing.ts'
import { createKnowledgeLoading, type LoadingDeps } from '../../services/assistant/knowledge/loading.ts'
import { createKnowledgeStores } from '../../services/assistant/knowledge/parts.ts'
import { ENTRIES } from '../../services/assistant/knowledge/record.ts'
import { testEmbedders } from '../../services/assistant/knowledge/test-embedders.ts'
import type { PublishOptions } from '../../services/platform/publish.ts'
import type { KnowledgeChanged } from '../../services/shop/events.ts'
import { createShopKnowledge } from '../../services/shop/knowledge/knowledge.ts'
import { setUp as setUpShop, startShared } from '../catalogue-index/test-world.ts'
import { createHandler } from './handler.ts'

export { startShared }

export async function setUp(shared: World) {
  const world = await setUpShop(shared)
  const { firestore, clock, maker, ownerId } = world
  const { now } = clock
  const { log, newId } = world.deps
  const shop = createShopKnowledge({ firestore, log })
  const stores = createKnowledgeStores({ firestore, shop, now })
  const embedders = testEmbedders()
  const published: [string, unknown, PublishOptions | undefined][] = []
  const publish = async (topic: { name: string }, payload: unknown, options?: PublishOptions) =>
    String(published.push([topic.name, payload, options]))
  const asked: string[] = []
  const deps: IndexingDeps = {
    ...{ shop, ...stores, embedders, fallback: embedders.encoder.model, log, now, newId },
    goOn: async (id) => void asked.push(id),
  }
  const loader = (changed: Partial<LoadingDeps> = {}) =>
    createKnowledgeLoading({ ...stores, embedders, publish, log, now, ...changed })

  return {
    ...world,
    shop,
    ...stores,
    embedders,
    knowledgeDeps: deps,
    published,
    publish,
    /** For whom another run was asked. */
    asked,
    loader,

    /** What the maker does. */
    async make(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) {
      await clock.advance(1)
      const answer = await maker.request(method, `/api/v1/shop/${path}`, body)
      if (answer.statusCode >= 300) throw new Error(answer.body)
      return answer.body === '' ? null : answer.json()
    },

    /** Runs the function. `changed` takes the place of some of what it uses. */
    run: (changes: KnowledgeChanged['changes'] = [], changed: Partial<IndexingDeps> = {}) =>
      createHandler({ indexing: createIndexing({ ...deps, ...changed }) })({ ownerId, changes }),

    state: () => stores.states.get(ownerId),

    /** What an instance that has just started loads. */
    async loaded(): Promise<LoadedEntry[]> {
      await clock.advance(1000)
      return (await loader().since(ownerId, null))?.changed ?? []
    },

    /** Titles with their texts, in order. */
    async known(): Promise<string[]> {
      const entries = await this.loaded()
      return entries.map(({ title, text }) => (text === '' ? title : `${title}: ${text}`)).sort()
    },

    /** All documents of the shop's entries. */
    async stored() {
      const { docs } = await firestore.collection(ENTRIES).where('ownerId', '==', ownerId).get()
      return docs
    },
  }
}
