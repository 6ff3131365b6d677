// The only file that knows how uploaded catalogues are stored in the database.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { createMeter } from '../../platform/meter.ts'
import { alongBytes } from '../../platform/record-bytes.ts'
import { newestFirst, watchLive } from '../../platform/record-lists.ts'
import { createRecords } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import { complete, heldBy } from './complete.ts'
import { IMPORTS, type ImportFacts, type ImportRecord, importDocuments } from './record.ts'

export type ImportStore = ReturnType<typeof createImportStore>

export function createImportStore(firestore: Firestore, now: () => number) {
  const meter = createMeter(firestore)
  const collection = firestore.collection(IMPORTS)
  const records = createRecords<ImportFacts, ImportRecord>({
    firestore,
    collection: IMPORTS,
    documents: importDocuments,
    complete,
    along: alongBytes<ImportRecord>('shop', { meter, heldBy }),
    now,
  })

  return {
    ...records,
    list: newestFirst(records, importDocuments),
    watch: watchLive<ImportRecord>(records),

    /** Records a new import and the bytes of its file. Throws AppError `quota`. */
    reserve: (facts: ImportFacts, everybodys: number): Promise<ImportRecord> =>
      records.transact(async ({ transaction, create }) => {
        const reserve = await meter.reserve(transaction, facts.ownerId, everybodys)
        reserve(facts.size)
        return create(facts)
      }),

    /**
     * Changes an import within a transaction over what it brings. Reads, and returns a function that writes; null when
     * `change` says so. It must not change the bytes that are kept.
     */
    async changeIn(
      transaction: Transaction,
      id: string,
      change: (found: ImportRecord | null) => ImportFacts | null,
    ): Promise<(() => void) | null> {
      const ref = collection.doc(id)
      const snapshot = await transaction.get(ref)
      const before = snapshot.get('state') === 'removed' ? null : importDocuments.read(snapshot)
      const facts = change(before)
      if (!before || !facts) return null
      const time = isoTime(now())
      const updatedAt = before.updatedAt > time ? before.updatedAt : time
      const data = importDocuments.data({ ...complete(facts, before, time), updatedAt })
      return () => void transaction.set(ref, data, { mergeFields: Object.keys(data) })
    },
  }
}
