import { randomBytes } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { contention, invalidArgument, transactionExpired } from '../errors.ts'
import { TRANSACTION_IDLE, TRANSACTION_LIFETIME } from '../limits.ts'
import { pathOf } from '../names.ts'
import type { Matcher } from '../query/matcher.ts'
import { createMatcher } from '../query/matcher.ts'
import type { TransactionOptions } from '../query/messages.ts'
import type { Query } from '../query/query.ts'
import type { StoredDocument } from '../state/document.ts'
import type { Time } from '../state/time.ts'
import { toMicros } from '../value.ts'
import type { Change } from '../writes/apply.ts'
import { areDisjoint } from './disjoint.ts'
import type { Locks, Owner } from './locks.ts'

export interface Transaction extends Owner {
  id: Buffer
  /** Microseconds; null for a read-write transaction, which reads the current state under its locks. */
  readTime: number | null
  /** Milliseconds of the clock. */
  started: number
  used: number
  /** The client's connection at its last request, and when that connection ended. */
  connection: number
  orphaned: number | null
  /** Documents that it read or wanted to write; a retry takes these locks first. */
  touched: Set<string>
  /** Queries that it ran: no document they match may change until it ends. */
  queries: { query: Query; matches: Matcher }[]
}

/**
 * Milliseconds a transaction is kept after its connection ended. Clients that only changed connections come back
 * sooner; killed ones never do.
 */
const ORPHAN_IDLE = 2_000
/** How many ended transactions are remembered, so that a retry can refer to them. */
const REMEMBERED = 10_000

export function createTransactions({
  clock,
  time,
  locks,
}: {
  clock: Clock
  time: Time
  locks: Locks<Transaction>
}) {
  const open = new Map<string, Transaction>()
  const ended = new Map<string, { age: number; touched: Set<string>; aborted: boolean }>()
  let ages = 0
  let alarm: (() => void) | null = null

  function finish(transaction: Transaction, aborted: boolean) {
    const key = transaction.id.toString('latin1')
    if (!open.delete(key)) return
    if (transaction.readTime !== null) return
    ended.set(key, { age: transaction.age, touched: transaction.touched, aborted })
    if (ended.size > REMEMBERED) ended.delete(ended.keys().next().value!)
  }

  const dueAt = (transaction: Transaction) => {
    const lifetime = transaction.started + TRANSACTION_LIFETIME
    if (transaction.orphaned !== null) return Math.min(lifetime, transaction.orphaned + ORPHAN_IDLE)
    return locks.isWaiting(transaction) ? lifetime : Math.min(lifetime, transaction.used + TRANSACTION_IDLE)
  }

  function expire() {
    alarm = null
    for (const transaction of [...open.values()]) {
      if (dueAt(transaction) > clock.now()) continue
      finish(transaction, false)
      locks.end(transaction, transactionExpired())
    }
    watch()
  }

  function watch() {
    if (alarm || open.size === 0) return
    const next = Math.min(...[...open.values()].map(dueAt))
    alarm = clock.after(Math.max(next - clock.now(), 1), expire)
  }

  return {
    begin(options: TransactionOptions | undefined, connection: number): Transaction {
      const readOnly = options?.readOnly
      const retried = options?.readWrite?.retryTransaction
      const previous = retried?.length ? ended.get(Buffer.from(retried).toString('latin1')) : undefined
      const now = clock.now()
      const transaction: Transaction = {
        id: randomBytes(16),
        // A retry keeps its age, so it grows older than the others and wins in the end.
        age: previous?.age ?? ages++,
        readTime: readOnly ? (readOnly.readTime ? toMicros(readOnly.readTime) : time.read()) : null,
        started: now,
        used: now,
        connection,
        orphaned: null,
        touched: new Set(previous?.touched),
        queries: [],
        onDeadlock: () => finish(transaction, true),
      }
      open.set(transaction.id.toString('latin1'), transaction)
      watch()
      return transaction
    },

    /** Throws ABORTED or INVALID_ARGUMENT when the transaction has ended; clients retry it on both. */
    get(id: Uint8Array, connection: number): Transaction {
      const key = Buffer.from(id).toString('latin1')
      const transaction = open.get(key)
      if (!transaction) {
        if (ended.get(key)?.aborted) throw contention()
        throw id.length === 16 ? transactionExpired() : invalidArgument('Invalid transaction.')
      }
      transaction.used = clock.now()
      transaction.connection = connection
      transaction.orphaned = null
      return transaction
    },

    isOpen: (transaction: Transaction) => open.has(transaction.id.toString('latin1')),

    /** Ends a transaction in any state; unknown ones are ignored. */
    end(transaction: Transaction, aborted = false) {
      finish(transaction, aborted)
      locks.end(transaction, contention())
    },

    /** Throws INVALID_ARGUMENT for a transaction that never existed or ended long ago. */
    rollback(id: Uint8Array) {
      const key = Buffer.from(id).toString('latin1')
      const transaction = open.get(key)
      if (!transaction) {
        if (ended.has(key)) return
        throw transactionExpired()
      }
      finish(transaction, true)
      locks.end(transaction, contention())
    },

    /** Locks documents for a transaction; returns null when it need not wait. */
    lock(transaction: Transaction, paths: string[]): Promise<void> | null {
      // The client may have gone before this: locks of an ended transaction would never be released.
      if (!open.has(transaction.id.toString('latin1'))) throw transactionExpired()
      for (const path of paths) transaction.touched.add(path)
      return locks.wait(transaction, () => locks.take(transaction, transaction.touched))
    },

    /** Runs a query and locks its results and every document that could become one. */
    async lockQuery(
      transaction: Transaction,
      query: Query,
      run: () => StoredDocument[],
    ): Promise<StoredDocument[]> {
      if (!open.has(transaction.id.toString('latin1'))) throw transactionExpired()
      let results: StoredDocument[] = []
      await locks.wait(transaction, () => {
        const rival = [...open.values()].find(
          (other) =>
            other !== transaction && other.queries.some((locked) => !areDisjoint(locked.query, query)),
        )
        if (rival) return rival
        results = run()
        const paths = results.map((document) => document.path)
        const holder = locks.take(transaction, new Set([...transaction.touched, ...paths]))
        if (holder) return holder
        for (const path of paths) transaction.touched.add(path)
        transaction.queries.push({ query, matches: createMatcher(query) })
        return null
      })
      return results
    },

    /** Another transaction that holds one of the changed documents, or whose queries match one of the changes. */
    rivalOf(owner: Transaction | null, changes: Change[]): Transaction | null {
      for (const { path } of changes) {
        const holder = locks.holder(pathOf(path))
        if (holder && holder !== owner) return holder
      }
      for (const transaction of open.values()) {
        if (transaction === owner) continue
        for (const { matches } of transaction.queries) {
          const hit = changes.some(
            ({ before, after }) => (before && matches(before)) || (after && matches(after)),
          )
          if (hit) return transaction
        }
      }
      return null
    },

    /** Call this when a client's connection ended: its open transactions must not block others for a minute. */
    orphan(connection: number) {
      const now = clock.now()
      let any = false
      for (const transaction of open.values()) {
        if (transaction.connection !== connection) continue
        transaction.orphaned = now
        any = true
      }
      if (!any) return
      alarm?.()
      alarm = null
      watch()
    },

    close() {
      alarm?.()
    },
  }
}

export type Transactions = ReturnType<typeof createTransactions>
