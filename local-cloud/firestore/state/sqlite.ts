import { DatabaseSync } from 'node:sqlite'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,      -- below the root, 'users/ada/photos'
    parent TEXT NOT NULL,           -- the document above, '' for the root
    "group" TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS collections_by_parent ON collections (parent);
  CREATE INDEX IF NOT EXISTS collections_by_group ON collections ("group");

  CREATE TABLE IF NOT EXISTS documents (
    id INTEGER PRIMARY KEY,         -- never given twice
    collection INTEGER NOT NULL,
    name BLOB NOT NULL,             -- order-preserving key of the document's ID
    created INTEGER NOT NULL,       -- microseconds since the epoch
    updated INTEGER NOT NULL,
    fields BLOB NOT NULL            -- protocol-buffer bytes of Document.fields
  );
  CREATE UNIQUE INDEX IF NOT EXISTS documents_by_name ON documents (collection, name);

  -- What documents were, for an hour: reads in the past and listeners that resume.
  CREATE TABLE IF NOT EXISTS history (
    seq INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,          -- of the commit that replaced this state
    document INTEGER NOT NULL,
    collection INTEGER NOT NULL,
    name BLOB NOT NULL,
    created INTEGER,                -- null: did not exist
    updated INTEGER,
    fields BLOB
  );
  CREATE INDEX IF NOT EXISTS history_by_time ON history (time);

  CREATE TABLE IF NOT EXISTS indexes (
    id INTEGER PRIMARY KEY,
    definition TEXT NOT NULL UNIQUE
  );
  CREATE TABLE IF NOT EXISTS entries (
    "index" INTEGER NOT NULL,
    key BLOB NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY ("index", key)
  ) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS numbers (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
  ) WITHOUT ROWID;
`

/** Opens one database's file. WAL with synchronous=NORMAL: a killed process loses nothing it has acknowledged. */
export function openSqlite(file: string): DatabaseSync {
  const sqlite = new DatabaseSync(file)
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000')
  sqlite.exec('PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000')
  sqlite.exec(SCHEMA)
  return sqlite
}
