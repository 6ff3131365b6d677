import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { DatabaseDescription } from '../description.ts'
import type { Bill } from './billing.ts'
import { createCatalog } from './indexes/catalog.ts'
import { createDeclaredIndexes, everyIndex } from './indexes/declared.ts'
import { HISTORY, RECOVERABLE } from './limits.ts'
import { createRegistry } from './listen/registry.ts'
import { createNames } from './names.ts'
import { createRunner } from './query/run.ts'
import { createCollections } from './state/collections.ts'
import { createCommitter } from './state/committer.ts'
import { createDocuments } from './state/documents.ts'
import { createHistory } from './state/history.ts'
import { openSqlite } from './state/sqlite.ts'
import { createTime } from './state/time.ts'
import { createCommits } from './transactions/commits.ts'
import { createLocks } from './transactions/locks.ts'
import type { Transaction } from './transactions/transactions.ts'
import { createTransactions } from './transactions/transactions.ts'
import { createUpkeep } from './upkeep.ts'

export interface DatabaseDeps {
  description: DatabaseDescription
  projectId: string
  clock: Clock
  dataDir: string
  bill: Bill
}

/** Where a database of that name is kept. */
export const databaseFile = (dataDir: string, name: string): string =>
  join(dataDir, name === '(default)' ? 'firestore.db' : `firestore-${name}.db`)

/** One database: its file, its indexes, its transactions and its listeners. */
export function createDatabase({ description, projectId, clock, dataDir, bill }: DatabaseDeps) {
  const { name } = description
  const file = databaseFile(dataDir, name)
  const sqlite = openSqlite(file)
  const names = createNames(projectId, name)
  const collections = createCollections(sqlite)
  const history = createHistory(sqlite, collections)
  const documents = createDocuments(sqlite, collections)
  const catalog = createCatalog(sqlite, documents)
  const time = createTime(clock, history.latest())
  const declared = createDeclaredIndexes(description)
  const context = { declared, project: projectId, database: name }
  const stores = { sqlite, collections, documents, history, catalog }
  const runner = createRunner({ ...stores, context })
  const registry = createRegistry()
  const committer = createCommitter({ ...stores, time, onChanges: registry.announce })
  const locks = createLocks<Transaction>()
  const transactions = createTransactions({ clock, time, locks })
  const commits = createCommits({ committer, transactions, locks })
  const anyIndex = createRunner({ ...stores, context: { ...context, declared: everyIndex } })
  const upkeep = createUpkeep({ description, clock, names, runner: anyIndex, history, time, commits, bill })

  return {
    description,
    file,
    names,
    /** Applies the commits that wait. */
    flush: committer.flush,
    /** Milliseconds back in time that can be read. */
    reach: description.hasPointInTimeRecovery ? RECOVERABLE : HISTORY,
    collections,
    documents,
    history,
    time,
    runner,
    context,
    registry,
    transactions,
    commits,
    close() {
      upkeep.close()
      committer.close()
      transactions.close()
      sqlite.close()
    },
  }
}

export type Database = ReturnType<typeof createDatabase>
