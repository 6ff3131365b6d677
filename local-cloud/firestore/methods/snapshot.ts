import type { Database } from '../database.ts'
import { failedPrecondition, invalidArgument } from '../errors.ts'
import type { DocumentPath } from '../names.ts'
import { pathOf } from '../names.ts'
import type { ReadOptions } from '../query/messages.ts'
import type { Query } from '../query/query.ts'
import type { Effort, Runner } from '../query/run.ts'
import type { StoredDocument } from '../state/document.ts'
import type { Transaction } from '../transactions/transactions.ts'
import { toMicros } from '../value.ts'

/** The state that one request reads: the current one, one of an earlier time, or one under a transaction's locks. */
export interface Snapshot {
  /** The transaction that this request began, to be returned to the client. */
  begun: Uint8Array | undefined
  get(paths: DocumentPath[]): Promise<(StoredDocument | null)[]>
  query(query: Query): Promise<StoredDocument[]>
  count(query: Query, upTo: number): Promise<number>
  /** Of the last query or count. */
  effort(): Effort
  /** Microseconds. */
  readTime(): number
  /** Call when the client went away before it learned of the transaction. */
  abandon(): void
}

/** `connection` is the client's. Throws what Google answers for an unreadable time and for an unknown transaction. */
export function openSnapshot(database: Database, options: ReadOptions, connection: number): Snapshot {
  const { documents, history, time, transactions } = database
  let effort: Effort = { entries: 0, skipped: 0 }
  // Queries are synchronous, so what the runner says right after one is about that one.
  const runner: Pick<Runner, 'run' | 'count'> = {
    run(query, readTime) {
      const found = database.runner.run(query, readTime)
      effort = database.runner.effort()
      return found
    },
    count(query, upTo, readTime) {
      const count = database.runner.count(query, upTo, readTime)
      effort = database.runner.effort()
      return count
    },
  }

  function at(readTime: number, begun?: Transaction): Snapshot {
    const now = time.read()
    if (!history.reaches(readTime) || readTime < now - database.reach * 1000) {
      throw failedPrecondition("The requested 'read_time' is too old.")
    }
    if (readTime > now) throw invalidArgument("The requested 'read_time' cannot be in the future.")
    return {
      begun: begun?.id,
      get: async (paths) => {
        const changed = history.changedSince(readTime)
        return paths.map((path) => {
          const past = changed.get(pathOf(path))
          return past ? past.before : documents.get(path)
        })
      },
      query: async (query) => runner.run(query, readTime),
      count: async (query, upTo) => runner.count(query, upTo, readTime),
      effort: () => effort,
      readTime: () => readTime,
      abandon: () => begun && transactions.end(begun),
    }
  }

  function within(transaction: Transaction, begun: boolean): Snapshot {
    if (transaction.readTime !== null) return at(transaction.readTime, begun ? transaction : undefined)
    const run = (query: Query) => transactions.lockQuery(transaction, query, () => runner.run(query))
    return {
      begun: begun ? transaction.id : undefined,
      get: async (paths) => {
        await transactions.lock(transaction, paths.map(pathOf))
        return paths.map(documents.get)
      },
      query: run,
      count: async (query, upTo) => Math.min((await run(query)).length, upTo),
      effort: () => effort,
      readTime: time.read,
      abandon: () => void (begun && transactions.end(transaction)),
    }
  }

  if (options.transaction?.length) return within(transactions.get(options.transaction, connection), false)
  if (options.newTransaction) return within(transactions.begin(options.newTransaction, connection), true)
  if (options.readTime) return at(toMicros(options.readTime))
  return {
    begun: undefined,
    get: async (paths) => paths.map(documents.get),
    query: async (query) => runner.run(query),
    count: async (query, upTo) => runner.count(query, upTo),
    effort: () => effort,
    readTime: time.read,
    abandon: () => {},
  }
}
