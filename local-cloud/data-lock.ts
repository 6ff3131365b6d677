import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Makes sure that one process at a time uses a data folder. The lock is SQLite's own on a file, which the
 * system takes back when the process ends in any way, `kill -9` included.
 * Throws when another process has it. Returns how to give it back.
 */
export function lockData(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const database = new DatabaseSync(join(dataDir, 'lock.db'))
  const holder = join(dataDir, 'lock.pid')
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    throw new Error(`${dataDir} is in use by process ${readFileSync(holder, 'utf8')}: stop it first`, {
      cause,
    })
  }
  writeFileSync(holder, String(process.pid))
  return () => database.close()
}
