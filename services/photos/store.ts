// The only file that knows how photos are stored in the database.
import type { Firestore, Query } from '@google-cloud/firestore'
import { createMeter } from '../platform/meter.ts'
import { watchLive } from '../platform/record-lists.ts'
import { createRecords, type RecordRange } from '../platform/records.ts'
import { createBookkeeping } from './bookkeeping.ts'
import { complete } from './complete.ts'
import type { Counts } from './counts.ts'
import {
  filteredDocuments,
  type ListedPhoto,
  listedDocuments,
  type PhotoFacts,
  type PhotoRecord,
  photoDocuments,
} from './record.ts'

export interface Reservation {
  outcome: 'new' | 'known'
  photo: PhotoRecord
}

export interface ListRange extends Omit<RecordRange, 'narrow'> {
  facet: string
  sortKey: 'takenKey' | 'addedAt' | 'titleKey'
  /** Limits of the sort key: `from` is inclusive, `before` exclusive. */
  from?: string
  before?: string
  /** Whether to read the fields that filters look at, besides those that the timeline draws. */
  forFilters: boolean
}

export type PhotoStore = ReturnType<typeof createPhotoStore>

export function createPhotoStore(firestore: Firestore, now: () => number) {
  const meter = createMeter(firestore)
  const { fingerprint, counts, along } = createBookkeeping(firestore, meter)
  const records = createRecords<PhotoFacts, PhotoRecord>({
    firestore,
    collection: 'photos',
    documents: photoDocuments,
    complete,
    along,
    now,
  })

  return {
    ...records,

    /**
     * Records a new photo and its bytes, unless the person already has the same bytes or no room for them. `everybodys`
     * is the default quota, for people without one of their own. Throws AppError `quota`.
     */
    async reserve(facts: PhotoFacts, everybodys: number): Promise<Reservation> {
      return records.transact(async ({ transaction, read, create }): Promise<Reservation> => {
        const taken = fingerprint(facts)
        const [earlier, reserve] = await Promise.all([
          transaction.get(taken),
          meter.reserve(transaction, facts.ownerId, everybodys),
        ])
        if (earlier.exists) {
          const known = await read(earlier.get('photoId'))
          if (known && known.state === 'live' && known.status !== 'rejected')
            return { outcome: 'known', photo: known }
        }
        reserve(facts.size)
        const photo = await create(facts)
        transaction.set(taken, { ownerId: facts.ownerId, photoId: facts.id })
        return { outcome: 'new', photo }
      })
    },

    usage: meter.usage,
    watchUsage: meter.watch,

    counts: (ownerId: string): Promise<Counts[]> => counts(ownerId),

    list({ facet, from, before, forFilters, ...range }: ListRange): Promise<ListedPhoto[]> {
      function narrow(query: Query): Query {
        let narrowed = query.where('facets', 'array-contains', facet)
        if (from !== undefined) narrowed = narrowed.where(range.sortKey, '>=', from)
        return before === undefined ? narrowed : narrowed.where(range.sortKey, '<', before)
      }
      return records.list<ListedPhoto>({ ...range, narrow }, forFilters ? filteredDocuments : listedDocuments)
    },

    watch: watchLive<PhotoRecord>(records),
  }
}
