// The only file that knows how photos lie in the database. Every change runs in a transaction that also keeps
// the counts, the used bytes and the fingerprints: they are exact, and a change that happened already changes nothing.
import {
  type DocumentData,
  type DocumentReference,
  type DocumentSnapshot,
  FieldPath,
  type Firestore,
  Timestamp,
  type Transaction,
} from '@google-cloud/firestore'
import { DAY_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import { hasStatus, STATUS } from '../platform/grpc-status.ts'
import { createMeter } from '../platform/meter.ts'
import { complete } from './complete.ts'
import { changed, increments, isOnlyAdding, toCounts } from './count-documents.ts'
import type { Change, Counts } from './counts.ts'
import { countChanges } from './counts.ts'
import type { PhotoFacts, PhotoRecord } from './record.ts'
import type { TileRecord } from './views.ts'

/** Nothing of the photo stays, except for a while that it is gone: listeners that were away must hear it. */
export const REMOVE = Symbol('remove')
/** What a change makes of a photo; null leaves it as it is. */
export type Changed = PhotoFacts | typeof REMOVE | null

export type Reservation =
  | { outcome: 'new' | 'known'; photo: PhotoRecord }
  | { outcome: 'over-quota'; used: number; limit: number }

export interface ListRange {
  ownerId: string
  facet: string
  sortKey: 'takenKey' | 'addedAt' | 'titleKey'
  order: 'asc' | 'desc'
  /** Of the sort key: first included, first excluded. */
  from?: string
  before?: string
  after?: { key: string; id: string }
  limit: number
  /** Whether to read what filters look at too, besides what the timeline draws. */
  forFilters: boolean
}

/** A photo as far as a list reads it. */
export type ListedPhoto = TileRecord &
  Pick<PhotoRecord, 'state' | 'takenKey' | 'titleKey'> &
  Partial<Pick<PhotoRecord, 'description' | 'tags' | 'contentType' | 'metadata'>>

export interface WatchListener {
  changed(photo: PhotoRecord): void
  removed(id: string, updatedAt: string): void
  failed(error: Error): void
}

export type PhotoStore = ReturnType<typeof createPhotoStore>

/** Firestore takes about one write a second to a document for long: uploads of one person must not queue for one counter. */
const COUNT_SHARDS = 8
const GONE_KEPT_MS = 30 * DAY_MS
/** The used bytes and counts of a person are few documents: many changes at once contend for them. */
const MAX_ATTEMPTS = 20

const TILE =
  'ownerId state status thumbnails day takenAt addedAt title isPrivate trashedAt reason needsAttention'.split(
    ' ',
  )
const SORTED = ['takenKey', 'titleKey']
const FILTERED = ['description', 'tags', 'contentType', 'metadata']

export function createPhotoStore(firestore: Firestore, now: () => number) {
  const photos = firestore.collection('photos')
  const meter = createMeter(firestore)
  const fingerprint = (photo: Pick<PhotoFacts, 'ownerId' | 'sha256'>) =>
    firestore.collection('photoFingerprints').doc(`${photo.ownerId}_${photo.sha256}`)
  const counts = (ownerId: string, shard: number) =>
    firestore.collection('photoCounts').doc(`${ownerId}_${shard}`)
  const time = () => new Date(now()).toISOString()

  /**
   * Runs a change, and once more when the database finds it too large: the second time the counts are written
   * anew, within their limits. Throws AppError `too-large` when it was not because of them.
   */
  async function transact<Result>(work: (transaction: Transaction, anew: boolean) => Promise<Result>) {
    const run = (anew: boolean) =>
      firestore.runTransaction((transaction) => work(transaction, anew), { maxAttempts: MAX_ATTEMPTS })
    try {
      return await run(false)
    } catch (error) {
      if (!hasStatus(error, STATUS.INVALID_ARGUMENT)) throw error
      return await run(true).catch(refuseTooLarge)
    }
  }

  /** What changes in the counts, with what is there where adding is not enough. */
  async function countWrites(
    transaction: Transaction,
    changes: Change[],
    anew: boolean,
  ): Promise<CountWrite[]> {
    const byShard = Map.groupBy(changes, ({ before, after }) => shardOf(after ?? before))
    const writes: CountWrite[] = []
    for (const [{ ownerId, shard }, those] of groupKeys(byShard)) {
      const change = countChanges(those)
      if (!change) continue
      const document = counts(ownerId, shard)
      const mayAdd = isOnlyAdding(change) && !anew
      const before = mayAdd ? null : toCounts(await transaction.get(document))
      writes.push({ ownerId, document, change, before })
    }
    return writes
  }

  function write(transaction: Transaction, changes: Change[], countsWritten: CountWrite[]): void {
    for (const { ownerId, document, change, before } of countsWritten) {
      if (before) transaction.set(document, changed(ownerId, before, change))
      else transaction.set(document, increments(ownerId, change), { merge: true })
    }
    for (const [ownerId, bytes] of usageChanges(changes)) meter.add(transaction, ownerId, 'photos', bytes)
    for (const { before, after } of changes) {
      if (after) transaction.set(photos.doc(after.id), toDocument(after))
      else if (before)
        transaction.set(photos.doc(before.id), {
          ownerId: before.ownerId,
          state: 'removed',
          updatedAt: time(),
          expiresAt: Timestamp.fromMillis(now() + GONE_KEPT_MS),
        })
    }
  }

  async function changeMany(
    ids: string[],
    change: (photo: PhotoRecord | null, id: string) => Changed,
  ): Promise<(PhotoRecord | null)[]> {
    if (ids.length === 0) return []
    return transact(async (transaction, anew) => {
      const snapshots = await transaction.getAll(...ids.map((id) => photos.doc(id)))
      const results = snapshots.map((snapshot) => {
        const before = fromSnapshot(snapshot)
        const changed = change(before, snapshot.id)
        if (changed === null) return { before, after: before, isSame: true }
        if (changed === REMOVE) return { before, after: null, isSame: before === null }
        return { before, after: complete(changed, before, time()), isSame: false }
      })
      const changes = results.filter(({ isSame }) => !isSame)
      const released = changes
        .filter(({ before, after }) => before?.holdsBytes && !after?.holdsBytes)
        .flatMap(({ before }) => (before ? [before] : []))
      const fingerprints = released.length > 0 ? await transaction.getAll(...released.map(fingerprint)) : []
      write(transaction, changes, await countWrites(transaction, changes, anew))
      // The same bytes may belong to a newer photo by now.
      for (const [index, snapshot] of fingerprints.entries())
        if (snapshot.get('photoId') === released[index]?.id) transaction.delete(snapshot.ref)
      return results.map(({ after }) => after)
    })
  }

  return {
    async get(id: string): Promise<PhotoRecord | null> {
      return fromSnapshot(await photos.doc(id).get())
    },

    /** Changes many photos at once or, when `change` throws, none of them. It may run more than once. */
    changeMany,

    async change(id: string, change: (photo: PhotoRecord | null) => Changed): Promise<PhotoRecord | null> {
      const [photo] = await changeMany([id], change)
      return photo ?? null
    },

    /** Records a new photo and its bytes, unless the person has the same bytes already or no room for them: `everybodys` is the quota of who has none of their own. */
    async reserve(facts: PhotoFacts, everybodys: number): Promise<Reservation> {
      return transact(async (transaction, anew): Promise<Reservation> => {
        const taken = fingerprint(facts)
        const [earlier, usage] = await Promise.all([
          transaction.get(taken),
          meter.read(transaction, facts.ownerId),
        ])
        if (earlier.exists) {
          const known = fromSnapshot(await transaction.get(photos.doc(earlier.get('photoId'))))
          if (known && known.state === 'live' && known.status !== 'rejected')
            return { outcome: 'known', photo: known }
        }
        const { used } = usage
        const limit = usage.quota ?? everybodys
        if (used + facts.size > limit) return { outcome: 'over-quota', used, limit }
        const photo = complete(facts, null, time())
        const changes = [{ before: null, after: photo }]
        const countsWritten = await countWrites(transaction, changes, anew)
        transaction.set(taken, { ownerId: facts.ownerId, photoId: facts.id })
        write(transaction, changes, countsWritten)
        return { outcome: 'new', photo }
      })
    },

    usage: meter.usage,
    watchUsage: meter.watch,

    async counts(ownerId: string): Promise<Counts[]> {
      const shards = Array.from({ length: COUNT_SHARDS }, (_, shard) => counts(ownerId, shard))
      return (await firestore.getAll(...shards)).map(toCounts)
    },

    async list(range: ListRange): Promise<ListedPhoto[]> {
      const { sortKey, order } = range
      let query = photos.where('ownerId', '==', range.ownerId).where('facets', 'array-contains', range.facet)
      if (range.from !== undefined) query = query.where(sortKey, '>=', range.from)
      if (range.before !== undefined) query = query.where(sortKey, '<', range.before)
      query = query.orderBy(sortKey, order).orderBy(FieldPath.documentId(), order)
      if (range.after) query = query.startAfter(range.after.key, range.after.id)
      const { docs } = await query
        .limit(range.limit)
        .select(...TILE, ...SORTED, ...(range.forFilters ? FILTERED : []))
        .get()
      return docs.map((snapshot) => fromSnapshot(snapshot)).filter((photo) => photo !== null)
    },

    /** Photos of anybody that the sweep should look at, the longest due first. */
    async due(limit: number): Promise<PhotoRecord[]> {
      const { docs } = await photos.where('sweepAt', '<=', time()).orderBy('sweepAt').limit(limit).get()
      return docs.map((snapshot) => fromSnapshot(snapshot)).filter((photo) => photo !== null)
    },

    /** Tells what changed after `since`, and then everything that changes. Returns a function that ends it. */
    watch(ownerId: string, since: string, listener: WatchListener): () => void {
      const query = photos.where('ownerId', '==', ownerId).where('updatedAt', '>', since).orderBy('updatedAt')
      return query.onSnapshot((snapshot) => {
        for (const { doc, type } of snapshot.docChanges()) {
          const photo = fromSnapshot(doc)
          if (type !== 'removed' && photo?.state === 'live') listener.changed(photo)
          else listener.removed(doc.id, doc.get('updatedAt'))
        }
      }, listener.failed)
    },
  }
}

function refuseTooLarge(error: unknown): never {
  if (!hasStatus(error, STATUS.INVALID_ARGUMENT)) throw error
  throw new AppError('too-large', 'This is too much to change at once.', { cause: error })
}

function fromSnapshot(snapshot: DocumentSnapshot): PhotoRecord | null {
  const data = snapshot.data()
  if (!data || data.state === 'removed') return null
  return { ...(data as Omit<PhotoRecord, 'id'>), id: snapshot.id }
}

function toDocument({ id: _, ...data }: PhotoRecord): DocumentData {
  return data
}

interface CountWrite {
  ownerId: string
  document: DocumentReference
  change: Counts
  /** Null: it is enough to add. */
  before: Counts | null
}

interface Shard {
  ownerId: string
  shard: number
}

function shardOf(photo: PhotoRecord | null): string {
  const last = photo?.id.charCodeAt(photo.id.length - 1) ?? 0
  return `${last % COUNT_SHARDS}/${photo?.ownerId}`
}

function groupKeys(groups: Map<string, Change[]>): [Shard, Change[]][] {
  return [...groups].map(([key, changes]) => {
    const slash = key.indexOf('/')
    return [{ shard: Number(key.slice(0, slash)), ownerId: key.slice(slash + 1) }, changes]
  })
}

function usageChanges(changes: Change[]): Map<string, number> {
  const bytes = new Map<string, number>()
  for (const { before, after } of changes) {
    const owner = (after ?? before)?.ownerId
    const change = heldBytes(after) - heldBytes(before)
    if (owner && change !== 0) bytes.set(owner, (bytes.get(owner) ?? 0) + change)
  }
  return bytes
}

const heldBytes = (photo: PhotoRecord | null) => (photo?.holdsBytes ? photo.size : 0)
