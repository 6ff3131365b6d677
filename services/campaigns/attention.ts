import type { Firestore } from '@google-cloud/firestore'
import { joinHooks, type ShelfHooks } from '../platform/shelf-hooks.ts'
import { createAttention as listAttention } from './lists/attention.ts'
import { createListStore } from './lists/store.ts'

/** One line for each subject whose records wait for events. */
export const createAttention = ({
  firestore,
  now,
}: {
  firestore: Firestore
  now: () => number
}): ShelfHooks => joinHooks([listAttention({ store: createListStore(firestore, now) })])
