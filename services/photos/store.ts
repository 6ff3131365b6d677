// The only file that knows how photos are stored in the database.
import type { Firestore, Query } from '@google-cloud/firestore'
import { type Documents, readAll } from '../platform/documents.ts'
import { createMeter } from '../platform/meter.ts'
import { watchLive } from '../platform/record-lists.ts'
import { createRecords, type RecordRange } from '../platform/records.ts'
import { createMembers } from './albums/members.ts'
import { createArchiveLocking } from './archives/locking.ts'
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
  type SharedListedPhoto,
  type SharedRecord,
  sharedDocuments,
  sharedListedDocuments,
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

export interface AlongRange {
  ownerId: string
  /** `cell`, or `looks.` and a band. */
  sortKey: string
  /** Limits of the key: `from` is inclusive, `before` exclusive. */
  from: string
  before?: string
  after?: { key: string; id: string }
  limit: number
}

export type PhotoStore = ReturnType<typeof createPhotoStore>

export function createPhotoStore(firestore: Firestore, now: () => number) {
  const meter = createMeter(firestore)
  const { fingerprint, counts, along: keepBooks } = createBookkeeping(firestore, meter)
  const members = createMembers(firestore, now)
  const lockArchives = createArchiveLocking(firestore)
  const collection = firestore.collection('photos')
  const records = createRecords<PhotoFacts, PhotoRecord>({
    firestore,
    collection: 'photos',
    documents: photoDocuments,
    complete,
    async along(change) {
      const writeBooks = await keepBooks(change)
      const writeArchives = await lockArchives(change)
      const writeMembers = members.along(change)
      return () => {
        writeBooks()
        writeMembers()
        writeArchives()
      }
    },
    now,
  })

  /** Photos with the given parts of them. */
  function listAs<Part extends { id: string }>(
    { facet, from, before, ...range }: Omit<ListRange, 'forFilters'>,
    part: Documents<Part>,
  ): Promise<Part[]> {
    function narrow(query: Query): Query {
      let narrowed = query.where('facets', 'array-contains', facet)
      if (from !== undefined) narrowed = narrowed.where(range.sortKey, '>=', from)
      return before === undefined ? narrowed : narrowed.where(range.sortKey, '<', before)
    }
    return records.list<Part>({ ...range, narrow }, part)
  }

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

    /** Photos in the order of a field that only some have, with the given parts of them. */
    listAlong<Part extends { id: string }>(range: AlongRange, part: Documents<Part>): Promise<Part[]> {
      const { from, before, ...rest } = range
      const narrow = (query: Query) => {
        const begun = query.where(range.sortKey, '>=', from)
        return before === undefined ? begun : begun.where(range.sortKey, '<', before)
      }
      return records.list<Part>({ ...rest, order: 'asc', narrow }, part)
    },

    /** How many of these photos have a key in this range: one read for a thousand. */
    async countAlong(ownerId: string, sortKey: string, { from, before }: { from: string; before: string }) {
      const query = firestore.collection('photos').where('ownerId', '==', ownerId)
      const counted = await query.where(sortKey, '>=', from).where(sortKey, '<', before).count().get()
      return counted.data().count
    },

    listAs,

    list: ({ forFilters, ...range }: ListRange): Promise<ListedPhoto[]> =>
      listAs<ListedPhoto>(range, forFilters ? filteredDocuments : listedDocuments),

    /** The same with what the page of a link shows, and what filters look at. */
    listShared: ({ forFilters: _, ...range }: ListRange): Promise<SharedListedPhoto[]> =>
      listAs(range, sharedListedDocuments),

    /** Those that exist of these, in their order. */
    async many(ids: readonly string[]): Promise<PhotoRecord[]> {
      return readSome(ids, photoDocuments)
    },

    /** The same with what a list draws. */
    async manyListed(ids: readonly string[]): Promise<ListedPhoto[]> {
      return readSome(ids, listedDocuments)
    },

    /** The same with what the page of a link shows. */
    async manyShared(ids: readonly string[]): Promise<SharedRecord[]> {
      return readSome(ids, sharedDocuments)
    },

    watch: watchLive<PhotoRecord>(records),
  }

  async function readSome<Part extends { id: string }>(
    ids: readonly string[],
    part: Documents<Part>,
  ): Promise<Part[]> {
    if (ids.length === 0) return []
    const refs = ids.map((id) => collection.doc(id))
    const snapshots = await firestore.getAll(...refs, { fieldMask: [...part.names, 'state'] })
    const present = snapshots.filter((snapshot) => snapshot.exists && snapshot.get('state') !== 'removed')
    return readAll(part, { docs: present })
  }
}
