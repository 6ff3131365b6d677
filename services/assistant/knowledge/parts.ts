// What keeps and reads the knowledge of shops, for the API and for functions.
import type { Firestore } from '@google-cloud/firestore'
import { createEntryStore } from './entry-store.ts'
import type { ShopKnowledge } from './shop-knowledge.ts'
import { createStateStore } from './state-store.ts'

export interface KnowledgeStoresDeps {
  firestore: Firestore
  shop: Pick<ShopKnowledge, 'confirm'>
  now: () => number
}

export function createKnowledgeStores(deps: KnowledgeStoresDeps) {
  const states = createStateStore(deps)
  return { states, entries: createEntryStore({ ...deps, states }) }
}
