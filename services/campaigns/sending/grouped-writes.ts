// Writes of one moment, and then those that came while these were under way, go to the database in one request, each on
// its own condition.
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
  let isBusy = false
  let isWaiting = false
  let isClosed = false

  async function flush(): Promise<void> {
    while (isWaiting && !isClosed) {
      isWaiting = false
      await writer.flush()
    }
    isBusy = false
  }

  return {
    update(reference, data, condition) {
      const written = writer.update(reference, data, condition)
      isWaiting = true
      if (!isBusy) {
        isBusy = true
        setImmediate(() => void flush())
      }
      return written
    },

    close() {
      isClosed = true
      return writer.close()
    },
  }
}
