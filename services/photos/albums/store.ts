// The only file that knows how albums are stored in the database.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { newestFirst, watchLive } from '../../platform/record-lists.ts'
import { createRecords } from '../../platform/records.ts'
import { complete } from './complete.ts'
import { createMembers } from './members.ts'
import { ALBUMS, type AlbumFacts, type AlbumRecord, albumDocuments } from './record.ts'

export type AlbumStore = ReturnType<typeof createAlbumStore>

export function createAlbumStore(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(ALBUMS)
  const records = createRecords<AlbumFacts, AlbumRecord>({
    firestore,
    collection: ALBUMS,
    documents: albumDocuments,
    complete,
    now,
  })

  return {
    ...records,
    members: createMembers(firestore, now),
    list: newestFirst(records, albumDocuments),
    watch: watchLive<AlbumRecord>(records),

    /** As it is in a transaction that changes its photos. */
    async readIn(transaction: Transaction, id: string): Promise<AlbumRecord | null> {
      const snapshot = await transaction.get(collection.doc(id))
      return snapshot.get('state') === 'removed' ? null : albumDocuments.read(snapshot)
    },

    /** How many a person has. */
    async count(ownerId: string): Promise<number> {
      const live = collection.where('ownerId', '==', ownerId).where('state', '==', 'live')
      return (await live.count().get()).data().count
    },
  }
}
