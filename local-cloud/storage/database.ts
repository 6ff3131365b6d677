import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { transact } from '../sqlite.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS objects (
    bucket TEXT NOT NULL,
    name TEXT NOT NULL,
    generation INTEGER NOT NULL,
    metageneration INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('live', 'noncurrent', 'soft-deleted')),
    blob TEXT NOT NULL,
    size INTEGER NOT NULL,
    md5 TEXT,
    crc32c TEXT NOT NULL,
    components INTEGER,
    settings TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    deleted INTEGER,
    purge INTEGER,
    PRIMARY KEY (bucket, name, generation)
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS objects_live ON objects (bucket, name) WHERE state = 'live';
  CREATE INDEX IF NOT EXISTS objects_blob ON objects (blob);
  CREATE INDEX IF NOT EXISTS objects_purge ON objects (purge) WHERE purge IS NOT NULL;
  CREATE INDEX IF NOT EXISTS objects_age ON objects (bucket, created);

  CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY,
    bucket TEXT NOT NULL,
    name TEXT NOT NULL,
    start TEXT NOT NULL,
    expires INTEGER NOT NULL,
    result TEXT
  ) STRICT;

  CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    topic TEXT NOT NULL,
    data BLOB NOT NULL,
    attributes TEXT NOT NULL
  ) STRICT;

  CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  INSERT OR IGNORE INTO counters VALUES ('generation', 0);
`

/**
 * `storage.db` in `dataDir`. A commit survives the death of this process at any moment; with
 * synchronous=NORMAL the last commits may be lost (never torn) when the machine loses power.
 */
export function openDatabase(dataDir: string) {
  mkdirSync(dataDir, { recursive: true })
  const connection = new DatabaseSync(join(dataDir, 'storage.db'))
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000')
  connection.exec(SCHEMA)

  return {
    prepare: (sql: string) => connection.prepare(sql),
    transaction: <Result>(work: () => Result): Result => transact(connection, work),
    close: () => connection.close(),
  }
}

export type Database = ReturnType<typeof openDatabase>
