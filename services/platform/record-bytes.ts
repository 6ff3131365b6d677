// Counts the bytes that records hold, in the transaction that changes the records.
import type { Transaction } from '@google-cloud/firestore'
import type { Meter } from './meter.ts'
import type { Along, RecordChange } from './records.ts'

export interface CountBytesDeps<Record> {
  meter: Pick<Meter, 'add'>
  /** Bytes that the record holds. */
  heldBy(record: Record): number
}

/** `room` is the name under which its bytes are counted. Call the result after all reads of the transaction. */
export const countBytes =
  <Record extends { ownerId: string }>(room: string, { meter, heldBy }: CountBytesDeps<Record>) =>
  (transaction: Transaction, changes: readonly RecordChange<Record>[]): void => {
    const bytes = new Map<string, number>()
    for (const { before, after } of changes) {
      const owner = (after ?? before)?.ownerId
      const change = (after ? heldBy(after) : 0) - (before ? heldBy(before) : 0)
      if (owner && change !== 0) bytes.set(owner, (bytes.get(owner) ?? 0) + change)
    }
    for (const [owner, change] of bytes) meter.add(transaction, owner, room, change)
  }

/** The same for records along which nothing else is written. */
export const alongBytes = <Record extends { ownerId: string }>(
  room: string,
  deps: CountBytesDeps<Record>,
) => {
  const count = countBytes<Record>(room, deps)
  return async ({ transaction, changes }: Along<Record>) =>
    () =>
      count(transaction, changes)
}
