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
     * Puts an archive that will be stored in the place of an earlier one of the same turn, which is returned as it is
     * removed. `take` throws when the archive itself is gone, `replace` when the earlier one must stay.
     */
    takeTurn(
      id: string,
      turn: string,
      { take, replace }: TakenTurn,
    ): Promise<{ archive: ArchiveRecord; replaced: ArchiveRecord | null }> {
      return records.transact(async ({ transaction, read, write }) => {
        const asked = take(await read(id))
        const kept = firestore.collection(ARCHIVES).where('turn', '==', turn).limit(1)
        const [found] = (await transaction.get(kept)).docs
        const earlier = found ? archiveDocuments.read(found) : null
        const changed = earlier && replace(earlier)
        const archive = await write({ ...asked, turn }, asked)
        return { archive, replaced: changed && (await write(changed, earlier)) }
      })
    },
  }
}

interface TakenTurn {
  take(asked: ArchiveRecord | null): ArchiveRecord
  replace(earlier: ArchiveRecord): ArchiveFacts
}
