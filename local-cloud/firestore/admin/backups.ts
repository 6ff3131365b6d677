import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../clock.ts'
import type { BackupScheduleDescription, DatabaseDescription } from '../../description.ts'
import type { Database } from '../database.ts'
import { beginCopy, type Copy } from './copy.ts'
import type { BackupRecord, Records, ScheduleRecord } from './records.ts'
import { nextRun, runsBetween } from './recurrence.ts'

export interface BackupsDeps {
  records: Records
  clock: Clock
  dataDir: string
  databases: ReadonlyMap<string, Database>
  /** Of a database without one. */
  location: string
}

export interface Schedule extends BackupScheduleDescription, Pick<ScheduleRecord, 'id' | 'created'> {
  /** Until when its runs were looked after. */
  handled: number
}

const PART = '.part'

/**
 * Takes backups when they are due and removes them when they expire. What was missed because nothing ran is made up for
 * at the next start, with the time at which it was due: nobody wrote in between.
 */
export function createBackups({ records, clock, dataDir, databases, location }: BackupsDeps) {
  const folder = join(dataDir, 'firestore-backups')
  const fileOf = (id: string) => join(folder, `${id}.db`)
  mkdirSync(folder, { recursive: true })
  const copies = new Set<Copy>()
  let queue: Promise<void> = Promise.resolve()
  let cancel = () => {}
  let closed = false

  /** A process that ended while it copied has to begin again. */
  function takeUp(): void {
    for (const file of readdirSync(folder)) if (file.endsWith(PART)) rmSync(join(folder, file))
    for (const { id, isReady, schedule, run } of records.backups.all()) {
      if (isReady) continue
      records.backups.remove(id)
      records.schedules.rewind(schedule, run)
    }
  }

  function schedulesOf({ description, time }: Database): Schedule[] {
    const known = records.schedules.of(description.name)
    const described = description.backupSchedules ?? []
    for (const each of known)
      if (!described.some(({ recurrence }) => String(recurrence) === each.recurrence))
        records.schedules.remove(each)
    return described.map((schedule) => {
      const recurrence = String(schedule.recurrence)
      const found = known.find((each) => each.recurrence === recurrence)
      if (found) return { ...schedule, ...found, recurrence: schedule.recurrence }
      const now = time.read()
      const added = { database: description.name, recurrence, id: randomUUID(), created: now, handled: now }
      records.schedules.put(added)
      return { ...schedule, id: added.id, created: now, handled: now }
    })
  }

  function runDue(database: Database, schedule: Schedule): void {
    const { name } = database.description
    const { id, created, handled, recurrence, retentionSeconds } = schedule
    const now = database.time.read()
    const runs = runsBetween(recurrence, handled / 1000, now / 1000).map((run) => run * 1000)
    const last = runs.at(-1)
    if (last === undefined) return
    database.flush()
    const version = database.history.lastCommit()
    // A run after the last commit is a backup of just that moment, however late it is made.
    const exact = runs.filter((run) => run >= version).map((run) => ({ run, snapshot: run }))
    for (const { run, snapshot } of exact.length > 0 ? exact : [{ run: last, snapshot: now }]) {
      const expires = snapshot + retentionSeconds * 1e6
      if (expires > now) take(database, { run, snapshot, expires, version, schedule: id })
    }
    records.schedules.put({ database: name, recurrence: String(recurrence), id, created, handled: last })
  }

  function take(
    { description, file }: Database,
    facts: Pick<BackupRecord, 'run' | 'snapshot' | 'expires' | 'version' | 'schedule'>,
  ): void {
    const { name } = description
    const databaseUid = records.databases.get(name)?.uid ?? ''
    const same = records.backups
      .all()
      .find((each) => each.databaseUid === databaseUid && each.version === facts.version)
    const backup: BackupRecord = {
      ...facts,
      id: randomUUID(),
      database: name,
      databaseUid,
      description: restorable(description),
      location: description.location ?? location,
      isReady: false,
      documents: 0,
      bytes: 0,
    }
    records.backups.add(backup)
    // Without a change since the last backup both share one file, which costs nothing.
    // At once if it is there, because it may expire now.
    if (same?.isReady) {
      link(same, backup)
      return
    }
    if (same) {
      inOrder(backup, async () => link(same, backup))
      return
    }
    const part = `${fileOf(backup.id)}${PART}`
    const copy = beginCopy(file, part)
    copies.add(copy)
    inOrder(backup, async () => {
      const totals = await copy.run()
      copies.delete(copy)
      if (!totals || closed) return
      renameSync(part, fileOf(backup.id))
      records.backups.ready(backup.id, totals)
    })
  }

  function link({ id: sameId }: BackupRecord, { id }: BackupRecord): void {
    const same = records.backups.all().find((each) => each.id === sameId)
    if (!same?.isReady) throw new Error(`backup ${sameId}, which has the same content, is gone`)
    linkSync(fileOf(same.id), fileOf(id))
    records.backups.ready(id, same)
  }

  function inOrder({ id, schedule, run }: BackupRecord, work: () => Promise<void>): void {
    queue = queue
      .then(() => (closed ? undefined : work()))
      .catch((error: unknown) => {
        // The disk may be full; the next run tries again.
        console.error('firestore: a backup failed', error)
        if (closed) return
        records.backups.remove(id)
        records.schedules.rewind(schedule, run)
      })
  }

  function expire(): void {
    for (const backup of records.backups.all())
      if (backup.isReady && backup.expires <= clock.now() * 1000) remove(backup)
  }

  function remove({ id }: Pick<BackupRecord, 'id'>): void {
    records.backups.remove(id)
    rmSync(fileOf(id), { force: true })
  }

  /** Does what is due now, and comes back when something is again. */
  function check(): void {
    cancel()
    if (closed) return
    const next: number[] = []
    for (const database of databases.values())
      for (const schedule of schedulesOf(database)) {
        runDue(database, schedule)
        next.push(nextRun(schedule.recurrence, clock.now()))
      }
    expire()
    for (const { expires } of records.backups.all()) next.push(expires / 1000)
    const wait = Math.min(...next.filter((time) => time > clock.now())) - clock.now()
    if (Number.isFinite(wait)) cancel = clock.after(wait, check)
  }

  takeUp()

  return {
    check,
    schedulesOf,
    fileOf,
    all: records.backups.all,
    remove,
    close() {
      closed = true
      cancel()
      for (const copy of copies) copy.giveUp()
    },
  }
}

export type Backups = ReturnType<typeof createBackups>

/**
 * What a database is like that is restored from a backup: indexes come back, policies of time to live, protection and
 * schedules do not. Source: https://cloud.google.com/firestore/docs/backups ("About backups", "What to do after
 * restoring").
 */
const restorable = ({ name, location, indexes, fields }: DatabaseDescription): DatabaseDescription => ({
  name,
  ...(location !== undefined && { location }),
  indexes,
  fields: fields.map((field) => ({ ...field, ttl: false })),
})
