import { chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { writeWhole } from './whole-file.ts'

/**
 * Makes sure that only one process at a time uses a data folder. The lock is SQLite's lock on a file, which the
 * operating system releases however the process ends, `kill -9` included. Returns a function that releases it. Throws
 * when another process holds it.
 */
export function lockData(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  // The folder holds people's photos and mails: no other user may look inside, whatever the files' own modes are.
  chmodSync(dataDir, 0o700)
  // The same for each file, whoever makes it: SQLite, the log, an instance. A copy of the folder then stays private, too.
  process.umask(0o077)
  const database = new DatabaseSync(join(dataDir, 'lock.db'))
  const holder = join(dataDir, 'lock.pid')
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    throw new Error(`${dataDir} is in use by process ${holderOf(holder)}: stop it first`, {
      cause,
    })
  }
  writeWhole(holder, String(process.pid))
  return () => database.close()
}

function holderOf(path: string): string {
  try {
    return readFileSync(path, 'utf8') || 'unknown'
  } catch {
    return 'unknown'
  }
}
