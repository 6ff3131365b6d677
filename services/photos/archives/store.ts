// The only file that knows how archives of photos are stored in the database.
import type { Firestore } from '@google-cloud/firestore'
import { newestFirst, watchLive } from '../../platform/record-lists.ts'
import { createRecords } from '../../platform/records.ts'
import { complete } from './complete.ts'
import { ARCHIVES, type ArchiveFacts, type ArchiveRecord, archiveDocuments } from './record.ts'

export type ArchiveStore = ReturnType<typeof createArchiveStore>

export function createArchiveStore(firestore: Firestore, now: () => number) {
  const records = createRecords<ArchiveFacts, ArchiveRecord>({
    firestore,
    collection: ARCHIVES,
    documents: archiveDocuments,
    complete,
    now,
  })

  return {
    ...records,
    list: newestFirst(records, archiveDocuments),
    watch: watchLive<ArchiveRecord>(records),

    /**
     * Records a stored archive in the place of an earlier one of the same turn, which is returned as it is removed.
     * `replace` throws when that must stay.
     */
    takeTurn(
      facts: ArchiveFacts & { turn: string },
      replace: (earlier: ArchiveRecord) => ArchiveFacts,
    ): Promise<{ archive: ArchiveRecord; replaced: ArchiveRecord | null }> {
      return records.transact(async ({ transaction, create, write }) => {
        const kept = firestore.collection(ARCHIVES).where('turn', '==', facts.turn).limit(1)
        const [found] = (await transaction.get(kept)).docs
        const earlier = found ? archiveDocuments.read(found) : null
        const changed = earlier && replace(earlier)
        const archive = await create(facts)
        return { archive, replaced: changed && (await write(changed, earlier)) }
      })
    },
  }
}
