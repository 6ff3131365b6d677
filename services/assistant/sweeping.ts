import type { Firestore } from '@google-cloud/firestore'
import { joinSweepings, type Sweeping } from '../platform/sweeping.ts'
import { createConversationStore } from './conversations/store.ts'
import { createSweeping as createConversationSweeping } from './conversations/sweeping.ts'

export interface SweepingDeps {
  firestore: Firestore
  now: () => number
}

export const createSweeping = (deps: SweepingDeps): Sweeping =>
  joinSweepings({
    conversations: createConversationSweeping({
      store: createConversationStore({ ...deps, random: Math.random }),
    }),
  })
