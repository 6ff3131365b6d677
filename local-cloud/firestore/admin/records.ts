// What is known about databases, their schedules and their backups, in a SQLite file of its own: backups outlive their
// database.
import type { DatabaseSync } from 'node:sqlite'
import type { DatabaseDescription } from '../../description.ts'
import { openSqlite } from '../../sqlite.ts'

/** A name that no database's file can have. */
export const RECORDS_FILE = 'firestore.admin.db'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS databases (
    name TEXT PRIMARY KEY,
    uid TEXT NOT NULL,
    created INTEGER NOT NULL,        -- microseconds since the epoch, like all times here
    restored TEXT,                   -- its description, when a backup made it
    source TEXT                      -- the backup that made it
  );
  CREATE TABLE IF NOT EXISTS schedules (
    database TEXT NOT NULL,
    recurrence TEXT NOT NULL,
    id TEXT NOT NULL,
    created INTEGER NOT NULL,
    handled INTEGER NOT NULL,        -- every run until then was looked after
    PRIMARY KEY (database, recurrence)
  );
  CREATE TABLE IF NOT EXISTS backups (
    id TEXT PRIMARY KEY,
    database TEXT NOT NULL,
    databaseUid TEXT NOT NULL,
    description TEXT NOT NULL,       -- what a database that is restored from it is like
    location TEXT NOT NULL,
    snapshot INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    version INTEGER NOT NULL,        -- the last commit that is in it
    isReady INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    schedule TEXT NOT NULL,
    run INTEGER NOT NULL             -- when the schedule wanted it
  );
`

export interface DatabaseRecord {
  name: string
  uid: string
  created: number
  restored: DatabaseDescription | null
  source: string | null
}

export interface ScheduleRecord {
  database: string
  recurrence: string
  id: string
  created: number
  handled: number
}

export interface BackupRecord {
  id: string
  database: string
  databaseUid: string
  description: DatabaseDescription
  location: string
  snapshot: number
  expires: number
  version: number
  isReady: boolean
  documents: number
  bytes: number
  schedule: string
  run: number
}

type Row = Record<string, unknown>

export function openRecords(dataDir: string) {
  const sqlite = openSqlite(dataDir, RECORDS_FILE, SCHEMA)
  return {
    databases: databasesOf(sqlite),
    schedules: schedulesOf(sqlite),
    backups: backupsOf(sqlite),
    close: () => sqlite.close(),
  }
}

export type Records = ReturnType<typeof openRecords>

function databasesOf(sqlite: DatabaseSync) {
  const all = sqlite.prepare('SELECT * FROM databases ORDER BY name')
  const one = sqlite.prepare('SELECT * FROM databases WHERE name = ?')
  const put = sqlite.prepare('INSERT OR REPLACE INTO databases VALUES (?, ?, ?, ?, ?)')
  const remove = sqlite.prepare('DELETE FROM databases WHERE name = ?')
  const toRecord = (row: Row): DatabaseRecord => ({
    name: String(row.name),
    uid: String(row.uid),
    created: Number(row.created),
    restored: row.restored === null ? null : JSON.parse(String(row.restored)),
    source: row.source === null ? null : String(row.source),
  })
  return {
    all: () => all.all().map(toRecord),
    get(name: string): DatabaseRecord | undefined {
      const row = one.get(name)
      return row && toRecord(row)
    },
    put: ({ name, uid, created, restored, source }: DatabaseRecord) =>
      void put.run(name, uid, created, restored && JSON.stringify(restored), source),
    remove: (name: string) => void remove.run(name),
  }
}

function schedulesOf(sqlite: DatabaseSync) {
  const of = sqlite.prepare('SELECT * FROM schedules WHERE database = ?')
  const rewind = sqlite.prepare('UPDATE schedules SET handled = min(handled, ?) WHERE id = ?')
  const put = sqlite.prepare('INSERT OR REPLACE INTO schedules VALUES (?, ?, ?, ?, ?)')
  const remove = sqlite.prepare('DELETE FROM schedules WHERE database = ? AND recurrence = ?')
  return {
    of: (database: string) => of.all(database) as unknown as ScheduleRecord[],
    put: ({ database, recurrence, id, created, handled }: ScheduleRecord) =>
      void put.run(database, recurrence, id, created, handled),
    /** Its runs from `run` on have to be looked after again. */
    rewind: (id: string, run: number) => void rewind.run(run - 1, id),
    remove: ({ database, recurrence }: ScheduleRecord) => void remove.run(database, recurrence),
  }
}

function backupsOf(sqlite: DatabaseSync) {
  const all = sqlite.prepare('SELECT * FROM backups ORDER BY snapshot, id')
  const add = sqlite.prepare('INSERT INTO backups VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const ready = sqlite.prepare('UPDATE backups SET isReady = 1, documents = ?, bytes = ? WHERE id = ?')
  const remove = sqlite.prepare('DELETE FROM backups WHERE id = ?')
  return {
    /** The oldest first. */
    all: (): BackupRecord[] =>
      all.all().map((row) => ({
        ...(row as unknown as BackupRecord),
        description: JSON.parse(String(row.description)),
        isReady: row.isReady === 1,
      })),
    add: (each: BackupRecord) =>
      void add.run(
        each.id,
        each.database,
        each.databaseUid,
        JSON.stringify(each.description),
        each.location,
        each.snapshot,
        each.expires,
        each.version,
        Number(each.isReady),
        each.documents,
        each.bytes,
        each.schedule,
        each.run,
      ),
    ready: (id: string, { documents, bytes }: Pick<BackupRecord, 'documents' | 'bytes'>) =>
      void ready.run(documents, bytes, id),
    remove: (id: string) => void remove.run(id),
  }
}
