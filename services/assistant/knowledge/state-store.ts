// How the state of a shop's knowledge is stored: which entries count, how far they go, and who works on them.
import type { Firestore, Query, Transaction } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { MINUTE_MS, SECOND_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { isGivenUp, nextLook } from '../../platform/waiting.ts'
import {
  emptyKnowledge,
  KNOWLEDGE,
  type KnowledgeRecord,
  type KnowledgeSet,
  knowledgeDocuments,
} from './record.ts'
import type { ShopKnowledge } from './shop-knowledge.ts'

/** How long a run may be silent before another one takes over. */
const LEASE_MS = 30 * SECOND_MS
/** How long an event may take before it is published again. */
export const FIRST_LOOK_MS = MINUTE_MS

export interface StateStoreDeps {
  firestore: Firestore
  shop: Pick<ShopKnowledge, 'confirm'>
  now: () => number
}

export interface Progress {
  /** Of the set that has gone on. */
  set: string
  revision: number
  indexedAt: string
}

export type StateStore = ReturnType<typeof createStateStore>

type Change = (record: KnowledgeRecord) => Partial<KnowledgeRecord> | null

export function createStateStore({ firestore, shop, now }: StateStoreDeps) {
  const collection = firestore.collection(KNOWLEDGE)
  const document = (ownerId: string) => collection.doc(ownerId)

  const readIn = async (transaction: Transaction, ownerId: string): Promise<KnowledgeRecord | null> =>
    knowledgeDocuments.read(await transaction.get(document(ownerId)))

  /** Returns what it is then; null when the shop is gone, of which nothing is written. */
  const change = (ownerId: string, by: Change): Promise<KnowledgeRecord | null> =>
    firestore.runTransaction(async (transaction) => {
      const [found, isThere] = await Promise.all([
        readIn(transaction, ownerId),
        shop.confirm(transaction, ownerId),
      ])
      if (!isThere) return null
      const before = found ?? { id: ownerId, ...emptyKnowledge(ownerId) }
      const changes = by(before)
      if (changes === null) return before
      const after = { ...before, ...changes }
      transaction.set(document(ownerId), knowledgeDocuments.data(after))
      return after
    })

  const leaseOf = (holder: string) => ({ holder, until: now() + LEASE_MS })

  return {
    document,
    readIn,
    leaseOf,

    get: async (ownerId: string): Promise<KnowledgeRecord | null> =>
      knowledgeDocuments.read(await document(ownerId).get()),

    async many(ownerIds: readonly string[]): Promise<Map<string, KnowledgeRecord>> {
      if (ownerIds.length === 0) return new Map()
      const docs = await firestore.getAll(...ownerIds.map(document))
      return new Map(readAll(knowledgeDocuments, { docs }).map((record) => [record.id, record]))
    },

    /** Takes the lease. Returns null when somebody else has it, or the shop is gone. */
    async begin(ownerId: string, holder: string): Promise<KnowledgeRecord | null> {
      const record = await change(ownerId, ({ lease }) =>
        lease && lease.until > now() && lease.holder !== holder
          ? null
          : // A run that is killed is looked after.
            { lease: leaseOf(holder), sweeps: 0, sweepAt: isoTime(now() + FIRST_LOOK_MS) },
      )
      return record?.lease?.holder === holder ? record : null
    },

    /** Gives the lease back. What is left to do is looked after by the sweep. */
    end: (ownerId: string, holder: string, isDone: boolean): Promise<KnowledgeRecord | null> =>
      change(ownerId, ({ lease, ...before }) =>
        lease?.holder === holder
          ? { lease: null, ...(isDone ? { sweeps: 0, sweepAt: null } : { sweepAt: before.sweepAt }) }
          : null,
      ),

    /** Begins a set: the first one counts at once, another is made beside it. */
    start: (ownerId: string, set: KnowledgeSet): Promise<KnowledgeRecord | null> =>
      change(ownerId, ({ current, next, leftovers }) => {
        if (current === null) return { current: set }
        if (current.set === set.set || next?.set === set.set) return null
        return { next: set, leftovers: [...leftovers, ...(next ? [next.set] : [])] }
      }),

    /** Everything of the shop up to a revision is in a set. Another run may have come further. */
    progress: (ownerId: string, { set, revision, indexedAt }: Progress): Promise<KnowledgeRecord | null> =>
      change(ownerId, ({ current, next }) => {
        const further = (one: KnowledgeSet | null) =>
          one?.set === set && (one.indexedAt === null || one.revision <= revision)
            ? { ...one, revision, indexedAt }
            : one
        return { current: further(current), next: further(next) }
      }),

    /** Makes the set beside it the one that counts, unless something has changed since this version. */
    switchTo: (ownerId: string, set: string, version: number): Promise<KnowledgeRecord | null> =>
      change(ownerId, ({ current, next, leftovers, ...record }) =>
        next?.set === set && record.version === version
          ? { current: next, next: null, leftovers: [...leftovers, ...(current ? [current.set] : [])] }
          : null,
      ),

    /** A set that is not wanted any more. */
    drop: (ownerId: string, set: string): Promise<KnowledgeRecord | null> =>
      change(ownerId, ({ next, leftovers }) =>
        next?.set === set ? { next: null, leftovers: [...leftovers, set] } : null,
      ),

    cleared: (ownerId: string, sets: readonly string[]): Promise<KnowledgeRecord | null> =>
      change(ownerId, ({ leftovers }) => ({ leftovers: leftovers.filter((each) => !sets.includes(each)) })),

    /** All is to be made anew. Returns null when the shop is gone. */
    askAnew: (ownerId: string): Promise<KnowledgeRecord | null> =>
      change(ownerId, ({ generation }) => ({
        ...{ generation: generation + 1, sweeps: 0, sweepAt: isoTime(now() + FIRST_LOOK_MS) },
      })),

    async due(limit: number): Promise<KnowledgeRecord[]> {
      const late: Query = collection.where('sweepAt', '<=', isoTime(now())).orderBy('sweepAt').limit(limit)
      return readAll(knowledgeDocuments, await late.get())
    },

    /** It was published again: waits longer, and after about four hours for the next change. */
    wait: (ownerId: string): Promise<KnowledgeRecord | null> =>
      change(ownerId, (before) => {
        const sweeps = before.sweepAt === null ? 1 : before.sweeps + 1
        const waiting = { sweeps, waitingSince: isoTime(now()) }
        return { sweeps, sweepAt: isGivenUp(waiting) ? null : isoTime(nextLook(waiting, FIRST_LOOK_MS)) }
      }),
  }
}
