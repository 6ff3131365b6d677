import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, created INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS versions (
    secret TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, data BLOB,
    created INTEGER NOT NULL, destroyed INTEGER, described TEXT, PRIMARY KEY (secret, number)
  ) STRICT;
`

/** `secret-manager.db` in `dataDir`, which only its owner may read. SQLite gives its side files the same mode. */
export function openDatabase(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'secret-manager.db')
  closeSync(openSync(path, 'a', 0o600))
  const database = new DatabaseSync(path)
  database.exec(SCHEMA)
  return database
}
