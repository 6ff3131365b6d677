import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Opens a database in `dataDir`. A commit survives the death of this process at any moment; with synchronous=NORMAL the
 * last commits may be lost (never torn) when the machine loses power.
 */
export function openSqlite(dataDir: string, name: string, schema: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true })
  const database = new DatabaseSync(join(dataDir, name))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000')
  database.exec(schema)
  return database
}

/** Commits all of `work` or nothing of it. */
export function transact<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk has already ended the transaction, and a ROLLBACK would then hide the cause.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

// https://sqlite.org/rescode.html
const SQLITE_FULL = 13
/** The shared-memory file beside the database, through which its readers and writers coordinate, could not grow. */
const SQLITE_IOERR_SHMSIZE = 10 | (19 << 8)

/** Whether there was no room: the disk is full, or the database has reached its limit. Other I/O errors are defects. */
export const isOutOfSpace = (error: unknown): boolean =>
  error instanceof Error &&
  (('errcode' in error && (error.errcode === SQLITE_FULL || error.errcode === SQLITE_IOERR_SHMSIZE)) ||
    ('code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')))
