// Records are documents that belong to one person, are listed, watched and swept, and leave a tombstone for a while
// when they are removed. A room defines what follows from a record's facts, and what else is written with it.
import {
  type DocumentSnapshot,
  FieldPath,
  type Firestore,
  type Query,
  type QueryDocumentSnapshot,
  type Transaction,
} from '@google-cloud/firestore'
import Type from 'typebox'
import { type Documents, readAll, toTimestamp } from './documents.ts'
import { DAY_MS } from './durations.ts'
import { AppError } from './errors.ts'
import { hasStatus, STATUS } from './grpc-status.ts'
import { isoTime } from './times.ts'

/**
 * The fields that every record has. Times of records are texts (`isoTime`), because cursors and stream positions
 * compare them.
 */
export const recordFields = {
  ownerId: Type.String(),
  /** It never goes back, although the clocks of instances differ, because listeners resume by it. */
  updatedAt: Type.String(),
  /** When the sweep should handle it; null when nothing is due. */
  sweepAt: Type.Union([Type.String(), Type.Null()]),
}

export interface RecordBase {
  id: string
  ownerId: string
  updatedAt: string
  sweepAt: string | null
}

/** Removes the record. Only a note that it is gone stays for a while, because returning listeners must hear of it. */
export const REMOVE = Symbol('remove')
/** The result of a change to a record; null leaves it as it is. */
export type Changed<Facts> = Facts | typeof REMOVE | null

export interface RecordChange<Record> {
  /** Null when the record did not exist. */
  before: Record | null
  /** Null when the record no longer exists. */
  after: Record | null
}

export interface Along<Record> {
  transaction: Transaction
  changes: RecordChange<Record>[]
  /** Whether the database found the transaction too large the first time. */
  isAgain: boolean
}

export interface RecordsDeps<Facts extends { id: string }, Record extends Facts & RecordBase> {
  firestore: Firestore
  collection: string
  documents: Documents<Record>
  /** Adds what follows from the facts. `before` is the record from which they were changed; null for a new one. */
  complete(facts: Facts, before: Record | null, now: string): Omit<Record, 'updatedAt'>
  /** Whether documents have large fields that no record has, so that one record is read without them. */
  hasMore?: boolean
  /** Changes other documents in the same transaction: it reads first, and returns a function that writes. */
  along?(change: Along<Record>): Promise<() => void>
  /** Milliseconds since the epoch. */
  now: () => number
}

/**
 * Changes other documents in the transaction of one change of records. It reads before the records are read, and
 * returns a function that writes after they are written.
 */
export type Beside = (transaction: Transaction) => Promise<() => void>

export interface RecordWork<Facts, Record> {
  transaction: Transaction
  read(id: string): Promise<Record | null>
  /** Reads before it writes, so other writes of the transaction must come after it. */
  create(facts: Facts): Promise<Record>
  /** The same for a record that was read before; null when there was none. */
  write(facts: Facts, before: Record | null): Promise<Record>
}

interface Put<Facts, Record> {
  facts: Facts
  before: Record | null
  isAgain: boolean
}

export interface RecordRange {
  ownerId: string
  sortKey: string
  order: 'asc' | 'desc'
  /** The position of the last record that was read. */
  after?: { key: string; id: string }
  limit: number
  /** Adds conditions to the query. */
  narrow?(query: Query): Query
}

export interface RecordListener<Record> {
  changed(record: Record): void
  removed(id: string, updatedAt: string): void
  failed(error: Error): void
}

/** A record that is parsed separately, so that a corrupt one does not stop the others. */
export interface UnreadRecord<Record> {
  id: string
  /** Throws CorruptDocument. */
  read(): Record | null
}

const GONE = 'removed'
const isGone = (snapshot: DocumentSnapshot) => snapshot.get('state') === GONE
const GONE_KEPT_MS = 30 * DAY_MS
/** Records of one person may share documents, such as counts, so many changes at once contend for them. */
const MAX_ATTEMPTS = 20
/** How many of a person's records are in memory at once while all of them are read. */
const AT_ONCE = 250

export function createRecords<Facts extends { id: string }, Record extends Facts & RecordBase>(
  deps: RecordsDeps<Facts, Record>,
) {
  const { firestore, documents, complete, along, now } = deps
  const collection = firestore.collection(deps.collection)
  const read = (snapshot: DocumentSnapshot) => (isGone(snapshot) ? null : documents.read(snapshot))
  const unread = (snapshot: DocumentSnapshot) => ({ id: snapshot.id, read: () => read(snapshot) })

  /** Throws AppError `too-large` when the database finds the change too large a second time. */
  async function transact<Result>(work: (transaction: Transaction, isAgain: boolean) => Promise<Result>) {
    const run = (isAgain: boolean) =>
      firestore.runTransaction((transaction) => work(transaction, isAgain), { maxAttempts: MAX_ATTEMPTS })
    try {
      return await run(false)
    } catch (error) {
      if (!hasStatus(error, STATUS.INVALID_ARGUMENT)) throw error
      return await run(true).catch(refuseTooLarge)
    }
  }

  function completed(facts: Facts, before: Record | null): Record {
    const time = isoTime(now())
    return { ...complete(facts, before, time), updatedAt: laterOf(before, time) } as Record
  }

  async function write(
    transaction: Transaction,
    changes: RecordChange<Record>[],
    isAgain: boolean,
  ): Promise<void> {
    const writeAlong = await along?.({ transaction, changes, isAgain })
    writeAlong?.()
    for (const { before, after } of changes) {
      if (after) {
        const data = documents.data(after)
        // Fields that a newer version of the program wrote stay as they are.
        if (before) transaction.set(collection.doc(after.id), data, { mergeFields: Object.keys(data) })
        else transaction.set(collection.doc(after.id), data)
      } else if (before)
        transaction.set(collection.doc(before.id), {
          ownerId: before.ownerId,
          state: GONE,
          updatedAt: laterOf(before, isoTime(now())),
          expiresAt: toTimestamp(now() + GONE_KEPT_MS),
        })
    }
  }

  async function put(transaction: Transaction, { facts, before, isAgain }: Put<Facts, Record>) {
    const record = completed(facts, before)
    await write(transaction, [{ before, after: record }], isAgain)
    return record
  }

  /** Changes all of the records or, when `change` throws, none of them. `change` may run more than once. */
  async function changeMany(
    ids: string[],
    change: (record: Record | null, id: string) => Changed<Facts>,
    beside?: Beside,
  ): Promise<(Record | null)[]> {
    if (ids.length === 0) return []
    return transact(async (transaction, isAgain) => {
      const writeBeside = await beside?.(transaction)
      const snapshots = await transaction.getAll(...ids.map((id) => collection.doc(id)))
      const results = snapshots.map((snapshot) => {
        const before = read(snapshot)
        const changed = change(before, snapshot.id)
        if (changed === null) return { before, after: before, isSame: true }
        if (changed === REMOVE) return { before, after: null, isSame: before === null }
        return { before, after: completed(changed, before), isSame: false }
      })
      const changes = results.filter(({ isSame }) => !isSame)
      await write(transaction, changes, isAgain)
      writeBeside?.()
      return results.map(({ after }) => after)
    })
  }

  return {
    async get(id: string): Promise<Record | null> {
      if (!deps.hasMore) return read(await collection.doc(id).get())
      const [snapshot] = await firestore.getAll(collection.doc(id), { fieldMask: [...documents.names] })
      return snapshot ? read(snapshot) : null
    },

    /** At least one; null for each that does not exist. */
    getMany: async (ids: readonly string[]): Promise<(Record | null)[]> =>
      (await firestore.getAll(...ids.map((id) => collection.doc(id)))).map(read),
    changeMany,

    async change(id: string, change: (record: Record | null) => Changed<Facts>): Promise<Record | null> {
      const [record] = await changeMany([id], change)
      return record ?? null
    },

    /** For decisions about a new record that depend on more than the record itself. `work` may run more than once. */
    transact<Result>(work: (work: RecordWork<Facts, Record>) => Promise<Result>): Promise<Result> {
      return transact((transaction, isAgain) =>
        work({
          transaction,
          read: async (id) => read(await transaction.get(collection.doc(id))),
          create: (facts) => put(transaction, { facts, before: null, isAgain }),
          write: (facts, before) => put(transaction, { facts, before, isAgain }),
        }),
      )
    },

    /** Lists records in one order; those without the sort key, and removed ones, are not included. */
    async list<Listed extends { id: string }>(
      { ownerId, sortKey, order, after, limit, narrow = (query) => query }: RecordRange,
      part: Documents<Listed>,
    ): Promise<Listed[]> {
      const own = narrow(collection.where('ownerId', '==', ownerId))
      const ordered = own.orderBy(sortKey, order).orderBy(FieldPath.documentId(), order)
      const page = (after ? ordered.startAfter(after.key, after.id) : ordered).limit(limit)
      return readAll(part, await page.select(...part.names).get())
    },

    /** All of a person's records, in the order of their ids, even while they change. */
    async *each(ownerId: string): AsyncGenerator<UnreadRecord<Record>> {
      const own = collection.where('ownerId', '==', ownerId).orderBy(FieldPath.documentId()).limit(AT_ONCE)
      for (let after: string | undefined; ; ) {
        const { docs } = await (after === undefined ? own : own.startAfter(after)).get()
        yield* docs.filter((snapshot) => !isGone(snapshot)).map(unread)
        after = docs.at(-1)?.id
        if (docs.length < AT_ONCE) return
      }
    },

    /** Records of all people that the sweep should handle, the longest due first. */
    async due(limit: number): Promise<UnreadRecord<Record>[]> {
      const query = collection.where('sweepAt', '<=', isoTime(now())).orderBy('sweepAt').limit(limit)
      return (await query.get()).docs.map(unread)
    },

    /** Reports what changed after `since`, and then every further change. Returns a function that stops it. */
    watch: watchBy('ownerId'),

    /** The same for somebody else whom a field names. They are not told of records that are gone. */
    watchBy,
  }

  function watchBy(field: string) {
    return (personId: string, since: string, listener: RecordListener<Record>): (() => void) => {
      const query = collection
        .where(field, '==', personId)
        .where('updatedAt', '>', since)
        .orderBy('updatedAt')

      function tell(type: string, doc: QueryDocumentSnapshot): void {
        const record = type === 'removed' ? null : read(doc)
        if (record) listener.changed(record)
        else listener.removed(doc.id, doc.get('updatedAt'))
      }

      return query.onSnapshot((snapshot) => {
        const failures: unknown[] = []
        for (const { doc, type } of snapshot.docChanges()) {
          try {
            tell(type, doc)
          } catch (error) {
            failures.push(error)
          }
        }
        // The others are reported first, so that a new watch continues after them.
        if (failures.length > 0) listener.failed(failures[0] as Error)
      }, listener.failed)
    }
  }
}

const laterOf = (before: RecordBase | null, time: string): string =>
  before && before.updatedAt > time ? before.updatedAt : time

function refuseTooLarge(error: unknown): never {
  if (!hasStatus(error, STATUS.INVALID_ARGUMENT)) throw error
  throw new AppError('too-large', 'This is too much to change at once.', { cause: error })
}
