import type { Firestore } from '@google-cloud/firestore'
import { joinHooks, type ShelfHooks } from '../platform/shelf-hooks.ts'

export interface AttentionDeps {
  firestore: Firestore
  now: () => number
}

/** One line for each subject whose records wait for events. */
export const createAttention = (_deps: AttentionDeps): ShelfHooks => joinHooks([])
