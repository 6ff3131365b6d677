import { chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { writeWhole } from './whole-file.ts'

/**
 * Makes sure that one process at a time uses a data folder. The lock is SQLite's own on a file, which the
 * system takes back when the process ends in any way, `kill -9` included.
 * Throws when another process has it. Returns how to give it back.
 */
export function lockData(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  // People's photos and mails: nobody else on this machine may look inside, whatever the files' own modes are.
  chmodSync(dataDir, 0o700)
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
