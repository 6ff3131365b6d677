// Notes that what a shop shows has changed, in the transaction that changes it: an event may be lost, the note is not.
import { FieldValue, type Firestore, type Transaction } from '@google-cloud/firestore'
import { MINUTE_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { CATALOGUES } from './record.ts'

export interface NotedChange {
  firestore: Firestore
  ownerId: string
  /** Milliseconds since the epoch. */
  now: number
}

/**
 * Call it after all reads of a transaction that writes products, categories, questions, pages or sales, or that brings a
 * variant's stock to zero or back. Then publish `knowledge-changed`; what is lost is published again.
 */
export function noteChange(transaction: Transaction, { firestore, ownerId, now }: NotedChange): void {
  const change = {
    ownerId,
    // Written without reading, so that changes do not wait for each other.
    revision: FieldValue.increment(1),
    changedAt: isoTime(now),
    sweeps: 0,
    sweepAt: isoTime(now + MINUTE_MS),
  }
  transaction.set(firestore.collection(CATALOGUES).doc(ownerId), change, { merge: true })
}
