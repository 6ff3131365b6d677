// Databases and their backups, as an administrator sees them: looked at, protected, deleted, and restored.
import { randomUUID } from 'node:crypto'
import { constants, existsSync, rmSync } from 'node:fs'
import { copyFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../clock.ts'
import type { DatabaseDescription } from '../../description.ts'
import { ApiError } from '../../iam/json-api.ts'
import { type Database, databaseFile } from '../database.ts'
import { createCollections } from '../state/collections.ts'
import { createHistory } from '../state/history.ts'
import { openSqlite } from '../state/sqlite.ts'
import { createBackups, type Schedule } from './backups.ts'
import { type BackupRecord, type DatabaseRecord, openRecords, RECORDS_FILE } from './records.ts'

/**
 * Milliseconds for which the name of a deleted database is not given again.
 * Source: https://cloud.google.com/firestore/docs/manage-databases#delete_a_database
 */
const NAME_RESERVED = 300_000

/** Source: RestoreDatabaseRequest in firestore_admin.proto */
const NAME = /^(\(default\)|[a-z][a-z0-9-]{2,61}[a-z0-9])$/
const LIKE_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface AdminDeps {
  described: readonly DatabaseDescription[]
  clock: Clock
  dataDir: string
  databases: Map<string, Database>
  open(description: DatabaseDescription): Database
  location: string
}

/** A database with what is known about it; all times are microseconds since the epoch. */
export interface AdminView {
  description: DatabaseDescription
  record: DatabaseRecord
  location: string
  /** Milliseconds back in time that can be read. */
  reach: number
  earliest: number
}

/** Whether a data folder or its description has anything that an administrator could ask for at the start. */
export const hasAdminWork = (dataDir: string, described: readonly DatabaseDescription[]): boolean =>
  described.some(({ backupSchedules = [] }) => backupSchedules.length > 0) ||
  existsSync(join(dataDir, RECORDS_FILE))

export function createAdmin({ described, clock, dataDir, databases, open, location }: AdminDeps) {
  const records = openRecords(dataDir)
  const micros = () => Math.floor(clock.now() * 1000)
  /** Names, with the time until which nobody gets them. */
  const reserved = new Map<string, number>()
  const restoring = new Set<string>()
  const unprotected = new Set<string>()

  const isDescribed = (name: string) => described.some((each) => each.name === name)
  for (const { name, restored } of records.databases.all()) {
    if (isDescribed(name)) continue
    if (restored && existsSync(databaseFile(dataDir, name))) open(restored)
    // It is not described any more, and Terraform would have deleted it.
    else records.databases.remove(name)
  }
  for (const name of databases.keys())
    if (!records.databases.get(name))
      records.databases.put({ name, uid: randomUUID(), created: micros(), restored: null, source: null })

  const backups = createBackups({ records, clock, dataDir, databases, location })
  backups.check()

  function find(name: string): { database: Database; record: DatabaseRecord } {
    const database = databases.get(name)
    const record = records.databases.get(name)
    if (!database || !record) throw new ApiError(404, 'NOT_FOUND', `Database '${name}' does not exist.`)
    return { database, record }
  }

  function view(name: string): AdminView {
    const { database, record } = find(name)
    const { description, reach, history } = database
    return {
      description: { ...description, isDeleteProtected: isProtected(description) },
      record,
      location: description.location ?? location,
      reach,
      earliest: Math.max(micros() - reach * 1000, history.oldest()),
    }
  }

  const isProtected = ({ name, isDeleteProtected = false }: DatabaseDescription) =>
    isDeleteProtected && !unprotected.has(name)

  function findBackup(id: string): BackupRecord {
    const backup = backups.all().find((each) => each.id === id)
    if (!backup) throw new ApiError(404, 'NOT_FOUND', `Backup '${id}' does not exist.`)
    return backup
  }

  /** Source: Backup.State in backup.proto ("Operations on the backup will be rejected"). */
  function findReady(id: string): BackupRecord {
    const backup = findBackup(id)
    if (!backup.isReady)
      throw new ApiError(400, 'FAILED_PRECONDITION', `Backup '${id}' is still being created.`)
    return backup
  }

  function checkFree(name: string): void {
    if (!NAME.test(name) || LIKE_UUID.test(name))
      throw new ApiError(400, 'INVALID_ARGUMENT', `Invalid database ID '${name}'.`)
    if (databases.has(name) || restoring.has(name))
      throw new ApiError(409, 'ALREADY_EXISTS', `Database '${name}' already exists. Use another database ID.`)
    const seconds = Math.ceil(((reserved.get(name) ?? 0) - clock.now()) / 1000)
    if (seconds > 0)
      throw new ApiError(
        409,
        'ALREADY_EXISTS',
        `Database ID '${name}' is not available in the project. Please retry in ${seconds} seconds`,
      )
  }

  async function restore(name: string, backup: BackupRecord): Promise<AdminView> {
    const file = databaseFile(dataDir, name)
    const part = `${file}.part`
    await copyFile(backups.fileOf(backup.id), part, constants.COPYFILE_FICLONE)
    const sqlite = openSqlite(part)
    const created = micros()
    createHistory(sqlite, createCollections(sqlite)).begin(created)
    sqlite.close()
    await rename(part, file)
    const restored = { ...backup.description, name }
    records.databases.put({ name, uid: randomUUID(), created, restored, source: backup.id })
    unprotected.delete(name)
    open(restored)
    return view(name)
  }

  return {
    list: () => [...databases.keys()].sort().map(view),
    view,

    /** Protects a database that the description protects, or lets it be deleted, until the next start. */
    setProtection(name: string, isOn: boolean): AdminView {
      const { database } = find(name)
      if (isOn && !database.description.isDeleteProtected)
        throw new ApiError(
          501,
          'UNIMPLEMENTED',
          'Protecting a database is simulated by its description only.',
        )
      if (isOn) unprotected.delete(name)
      else unprotected.add(name)
      return view(name)
    },

    /** Backups stay. Returns what the database was. */
    delete(name: string): AdminView {
      const { database } = find(name)
      const last = view(name)
      if (isProtected(database.description))
        throw new ApiError(400, 'FAILED_PRECONDITION', 'Database has delete protection enabled')
      databases.delete(name)
      database.close()
      for (const end of ['', '-wal', '-shm']) rmSync(`${database.file}${end}`, { force: true })
      records.databases.remove(name)
      for (const schedule of records.schedules.of(name)) records.schedules.remove(schedule)
      reserved.set(name, clock.now() + NAME_RESERVED)
      return last
    },

    /** Begins at once; the promise is the database when it can be used. Throws what Google refuses. */
    restore(name: string, backupId: string): Promise<AdminView> {
      const backup = findReady(backupId)
      checkFree(name)
      restoring.add(name)
      return restore(name, backup).finally(() => restoring.delete(name))
    },

    schedules: (name: string): Schedule[] => backups.schedulesOf(find(name).database),
    backups: backups.all,
    backup: findBackup,
    deleteBackup: (id: string) => backups.remove(findReady(id)),

    close() {
      backups.close()
      records.close()
    },
  }
}

export type FirestoreAdmin = ReturnType<typeof createAdmin>
