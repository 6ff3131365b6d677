import type { Firestore } from '@google-cloud/firestore'
import type { Publish } from '../platform/publish.ts'
import { joinSweepings, type Sweeping } from '../platform/sweeping.ts'
import { createConversationStore } from './conversations/store.ts'
import { createSweeping as createConversationSweeping } from './conversations/sweeping.ts'
import type { ShopKnowledge } from './knowledge/shop-knowledge.ts'
import { createStateStore } from './knowledge/state-store.ts'
import { createKnowledgeSweeping } from './knowledge/sweeping.ts'

export interface SweepingDeps {
  firestore: Firestore
  shop: Pick<ShopKnowledge, 'confirm' | 'changedShops'>
  publish: Publish
  now: () => number
}

export const createSweeping = (deps: SweepingDeps): Sweeping =>
  joinSweepings({
    conversations: createConversationSweeping({
      store: createConversationStore({ ...deps, random: Math.random }),
    }),
    knowledge: createKnowledgeSweeping({ ...deps, states: createStateStore(deps) }),
  })
