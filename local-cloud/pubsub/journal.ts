import type { DatabaseSync } from 'node:sqlite'

/** The most postponed writes in one transaction. */
const MAX_POSTPONED = 1000

/** Milliseconds of real time before a retry. */
const AGAIN_MS = 1000

/**
 * Transactions on the database. A write that must not be lost (a publish) commits before `atomically` returns. A write
 * whose loss only causes a redelivery (an ack, a failed attempt) is postponed to the end of this turn of the event loop
 * or to the next commit.
 */
export function createJournal(database: DatabaseSync) {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  let postponed: (() => void)[] = []
  let scheduled: NodeJS.Immediate | undefined
  let inside = false

  function atomically<Result>(write: () => Result): Result {
    if (inside) return write()
    const batch = postponed
    postponed = []
    inside = true
    try {
      begin.run()
      for (const step of batch) step()
      const result = write()
      commit.run()
      return result
    } catch (error) {
      // A full disk has already ended the transaction.
      if (database.isTransaction) database.exec('ROLLBACK')
      postponed = [...batch, ...postponed]
      throw error
    } finally {
      inside = false
    }
  }

  function flush() {
    clearImmediate(scheduled)
    scheduled = undefined
    if (postponed.length > 0) atomically(() => undefined)
  }

  /** Postponed writes can wait until there is room again; no caller is left to hear of an error. */
  function flushLater() {
    try {
      flush()
    } catch {
      setTimeout(flushLater, AGAIN_MS).unref()
    }
  }

  return {
    atomically,
    flush,
    postpone(write: () => void) {
      postponed.push(write)
      if (postponed.length >= MAX_POSTPONED && !inside) flushLater()
      else scheduled ??= setImmediate(flushLater)
    },
  }
}

export type Journal = ReturnType<typeof createJournal>
