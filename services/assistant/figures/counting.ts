// Counts what happened, in the transaction in which it happens, so that nothing is counted twice or lost.
import { FieldValue, type Firestore, type Transaction } from '@google-cloud/firestore'
import { toTimestamp } from '../../platform/documents.ts'
import { bucketOf } from '../../platform/latency.ts'
import { ASSISTANT_DAYS, type CountedThing, FIGURES_KEPT_MS, SHARDS } from './record.ts'

export interface DayCounts extends Partial<Record<CountedThing, number>> {
  /** The time (RFC 3339) on whose day it counts. */
  at: string
  /** Milliseconds that an answer took. */
  tookMs?: number
}

export interface CountingDeps {
  firestore: Firestore
  /** 0 to 1. */
  random: () => number
}

export type Counting = ReturnType<typeof createCounting>

export const createCounting =
  ({ firestore, random }: CountingDeps) =>
  (transaction: Transaction, ownerId: string, { at, tookMs, ...counts }: DayCounts): void => {
    const day = at.slice(0, 10)
    const changed = Object.entries(counts).filter(([, more]) => more !== 0)
    if (changed.length === 0 && tookMs === undefined) return
    const shard = Math.floor(random() * SHARDS)
    transaction.set(
      firestore.collection(ASSISTANT_DAYS).doc(`${day}-${ownerId}-${shard}`),
      {
        ...{ ownerId, day, expiresAt: toTimestamp(Date.parse(day) + FIGURES_KEPT_MS) },
        ...Object.fromEntries(changed.map(([name, more]) => [name, FieldValue.increment(more)])),
        ...(tookMs !== undefined && { latency: { [bucketOf(tookMs)]: FieldValue.increment(1) } }),
      },
      { merge: true },
    )
  }
