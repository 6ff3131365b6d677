import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

// Ids ascend with time, so the primary key is also the order of publishing. A message is stored once; each
// subscription that wants it has a row in `deliveries`, and the last row to go takes the message with it.
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS topics (
    name TEXT PRIMARY KEY, config TEXT NOT NULL, described TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, config TEXT NOT NULL, described TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, data BLOB NOT NULL, attributes TEXT NOT NULL,
    ordering_key TEXT NOT NULL, published INTEGER NOT NULL, retain_until INTEGER
  ) STRICT;
  CREATE INDEX IF NOT EXISTS retained_messages ON messages (retain_until) WHERE retain_until IS NOT NULL;
  CREATE TABLE IF NOT EXISTS deliveries (
    message INTEGER NOT NULL, subscription INTEGER NOT NULL, failures INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0, acked INTEGER, PRIMARY KEY (message, subscription)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS seeks (subscription INTEGER PRIMARY KEY, voided INTEGER NOT NULL) STRICT;
`

/** `pubsub.db` in `dataDir`. A committed transaction survives the death of the process (not of the machine). */
export function openDatabase(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true })
  const database = new DatabaseSync(join(dataDir, 'pubsub.db'))
  database.exec(SCHEMA)
  return database
}
