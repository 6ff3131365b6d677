import type { Firestore } from '@google-cloud/firestore'
import { joinHooks, type ShelfHooks } from '../platform/shelf-hooks.ts'
import { createAttention as importAttention } from './imports/attention.ts'
import { createImportStore } from './imports/store.ts'
import { createAttention as orderAttention } from './orders/attention.ts'
import { createOrderStore } from './orders/store.ts'

export interface AttentionDeps {
  firestore: Firestore
  now: () => number
}

/** One line for each subject whose records wait for events. */
export const createAttention = ({ firestore, now }: AttentionDeps): ShelfHooks =>
  joinHooks([
    orderAttention({ store: createOrderStore(firestore, now) }),
    importAttention({ store: createImportStore(firestore, now) }),
  ])
