// Writes of one moment go to the database in one request, each on its own condition.
import type {
  DocumentData,
  DocumentReference,
  Firestore,
  Precondition,
  WriteResult,
} from '@google-cloud/firestore'

export interface GroupedWrites {
  update(reference: DocumentReference, data: DocumentData, condition: Precondition): Promise<WriteResult>
  /** Call this in the end. */
  close(): Promise<void>
}

export function createGroupedWrites(firestore: Firestore): GroupedWrites {
  const writer = firestore.bulkWriter({ throttling: false })
  // Whether it is worth another try is decided by the lease.
  writer.onWriteError(() => false)
  let isScheduled = false

  return {
    update(reference, data, condition) {
      const written = writer.update(reference, data, condition)
      if (!isScheduled) {
        isScheduled = true
        setImmediate(() => {
          isScheduled = false
          void writer.flush()
        })
      }
      return written
    },

    close: () => writer.close(),
  }
}
