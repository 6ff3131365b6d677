import type { DatabaseSync } from 'node:sqlite'
import { unavailable } from '../errors.ts'
import type { Catalog } from '../indexes/catalog.ts'
import type { Change, Outcome, WriteResult } from '../writes/apply.ts'
import { computeOutcome } from '../writes/apply.ts'
import type { Write } from '../writes/parse.ts'
import type { Collections } from './collections.ts'
import type { Documents } from './documents.ts'
import type { History } from './history.ts'
import type { Time } from './time.ts'

export interface Commit {
  writes: Write[]
  /**
   * Looks at the changes before they are made. Returning false postpones the commit: the callee then owns it and
   * submits it again later.
   */
  mayApply(changes: Change[]): boolean
  /** Called after the commit is durable. `time` in microseconds. */
  done(result: { time: number; results: WriteResult[] }): void
  failed(error: unknown): void
}

export interface CommitterDeps {
  sqlite: DatabaseSync
  collections: Collections
  documents: Documents
  history: History
  catalog: Catalog
  time: Time
  /** All changes of one durable batch, each document once, with the batch's last commit time (microseconds). */
  onChanges(changes: Change[], time: number): void
}

/**
 * Writes commits that arrive together in one SQLite transaction and answers them after it. A busy database then pays
 * for one write-ahead log append instead of many, and nothing is visible before it is durable.
 */
export function createCommitter({
  sqlite,
  collections,
  documents,
  history,
  catalog,
  time,
  onChanges,
}: CommitterDeps) {
  let queue: Commit[] = []
  let scheduled = false
  let closed = false
  const begin = sqlite.prepare('BEGIN IMMEDIATE')
  const end = sqlite.prepare('COMMIT')

  function store({ changes }: Outcome, at: number) {
    for (const { before, after } of changes) {
      if (before && after && before.id === after.id) documents.update(after)
      else {
        if (before) documents.remove(before)
        if (after) documents.insert(after)
      }
      catalog.change(before, after)
      history.record(at, (before ?? after)!, before)
    }
  }

  /** The outcome, or null when the commit failed or was postponed. */
  function attempt(commit: Commit): { outcome: Outcome; at: number } | null {
    const at = time.commit()
    let outcome: Outcome
    try {
      outcome = computeOutcome({ documents, collections }, commit.writes, at)
      if (!commit.mayApply(outcome.changes)) return null
    } catch (error) {
      commit.failed(error)
      return null
    }
    store(outcome, at)
    return { outcome, at }
  }

  function drain() {
    scheduled = false
    // Another call may have applied what waited, and the database may be closed since then.
    if (queue.length === 0) return
    const batch = queue
    queue = []
    const applied: { commit: Commit; outcome: Outcome; at: number }[] = []
    let current: Commit | null = null
    let begun = false
    try {
      begin.run()
      begun = true
      for (const commit of batch) {
        current = commit
        const result = attempt(commit)
        if (result) applied.push({ commit, ...result })
      }
      current = null
      end.run()
    } catch (error) {
      // Only a defect or a full disk ends up here. Nothing of the batch is kept.
      if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
      collections.forget()
      for (const { commit } of applied) commit.failed(error)
      current?.failed(error)
      // When the transaction could not even begin, no commit of the batch has been answered yet.
      if (!begun) for (const commit of batch) commit.failed(error)
      queue.unshift(...batch.slice(current ? batch.indexOf(current) + 1 : batch.length))
      if (queue.length > 0) schedule()
      return
    }
    announce(applied)
  }

  function announce(applied: { commit: Commit; outcome: Outcome; at: number }[]) {
    const merged = new Map<string, Change>()
    for (const { outcome } of applied) {
      for (const change of outcome.changes) {
        const key = `${change.path.collection}/${change.path.id}`
        const earlier = merged.get(key)
        merged.set(key, earlier ? { ...change, before: earlier.before } : change)
      }
    }
    const last = applied.at(-1)
    for (const { commit, outcome, at } of applied) commit.done({ time: at, results: outcome.results })
    // Documents that were created and deleted within the batch were never visible to anybody.
    const changes = [...merged.values()].filter(({ before, after }) => before ?? after)
    if (last && changes.length > 0) onChanges(changes, last.at)
  }

  function schedule() {
    if (scheduled) return
    scheduled = true
    setImmediate(drain)
  }

  return {
    submit(commit: Commit) {
      if (closed) return commit.failed(unavailable('The database is closing.'))
      queue.push(commit)
      schedule()
    },
    /** Applies the waiting commits now. */
    flush: drain,
    /** Applies the waiting commits; later ones are refused. */
    close() {
      closed = true
      drain()
      for (const commit of queue.splice(0)) commit.failed(unavailable('The database is closing.'))
    },
  }
}

export type Committer = ReturnType<typeof createCommitter>
