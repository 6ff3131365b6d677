// The database's backups: which of them reaches back to a moment, and how its documents come back.
import { readDocuments, restoreDocuments } from './documents.ts'
import type { KeptData } from './kept-data.ts'

/** Databases of such names are made to read a backup, and deleted again. */
const ASIDE = 'restore-aside-'
const DATABASE = '(default)'
/** google.rpc.Code */
const NOT_FOUND = 5

export interface Backup {
  name: string
  /** Milliseconds since the epoch; it holds what was there at this moment. */
  snapshot: number
  documents: number
}

type Time = { seconds?: unknown; nanos?: number | null } | null | undefined

const milliseconds = (time: Time) => Number(time?.seconds ?? 0) * 1000 + Math.ceil((time?.nanos ?? 0) / 1e6)

/** From when on the database's past can be read, in milliseconds since the epoch; null when the database is gone. */
export async function earliestReadable({ admin, projectId }: KeptData): Promise<number | null> {
  try {
    const [database] = await admin.getDatabase({ name: admin.databasePath(projectId, DATABASE) })
    return milliseconds(database.earliestVersionTime)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === NOT_FOUND) return null
    throw error
  }
}

/** The newest backup that can be used and was taken until then; undefined when there is none. */
export async function newestBackup(
  { admin, projectId }: KeptData,
  moment: Date,
): Promise<Backup | undefined> {
  const [{ backups, unreachable }] = await admin.listBackups({ parent: admin.locationPath(projectId, '-') })
  if (unreachable && unreachable.length > 0)
    throw new Error(`Backups in ${unreachable.join(', ')} cannot be listed now; try again.`)
  const database = admin.databasePath(projectId, DATABASE)
  return (backups ?? [])
    .filter((each) => each.database === database && each.state === 'READY')
    .map(({ name, snapshotTime, stats }) => ({
      name: String(name),
      snapshot: milliseconds(snapshotTime),
      documents: Number(stats?.documentCount ?? 0),
    }))
    .filter(({ snapshot }) => snapshot <= moment.getTime())
    .sort((one, other) => one.snapshot - other.snapshot)
    .at(-1)
}

export interface FromBackup {
  backup: Backup
  /** All that either has documents now or had some then, if left out. */
  collections?: readonly string[] | undefined
  /** Counts what would change and changes nothing. */
  isDry: boolean
}

/** A database that is gone is made again from the backup, as a whole. Returns how many documents it has. */
export async function remakeDatabase(data: KeptData, { backup, isDry }: FromBackup): Promise<number> {
  if (!isDry) await restoreInto(data, DATABASE, backup)
  return backup.documents
}

/**
 * Restores the backup into a database aside, writes what differs into the one in use, and deletes the one aside. One that
 * an interrupted run has left is deleted first.
 */
export async function restoreFromAside(
  data: KeptData,
  { backup, collections: named, isDry }: FromBackup,
): Promise<{ documents: number; collections: readonly string[] }> {
  const { admin, firestore, projectId } = data
  const remove = (name: string) => admin.deleteDatabase({ name })
  const [{ databases }] = await admin.listDatabases({ parent: admin.projectPath(projectId) })
  for (const { name } of databases ?? [])
    if (name?.startsWith(admin.databasePath(projectId, ASIDE))) await remove(name)

  const id = `${ASIDE}${Date.now().toString(36)}`
  await restoreInto(data, id, backup)
  const aside = data.openDatabase(id)
  try {
    const present = await Promise.all([firestore, aside].map((each) => each.listCollections()))
    const collections = named ?? [...new Set(present.flat().map((each) => each.id))].sort()
    const then = await readDocuments(aside, collections)
    const { written, removed } = await restoreDocuments(firestore, { collections, then, isDry })
    return { documents: written + removed, collections }
  } finally {
    await aside.terminate()
    await remove(admin.databasePath(projectId, id))
  }
}

async function restoreInto({ admin, projectId }: KeptData, databaseId: string, { name }: Backup) {
  const parent = admin.projectPath(projectId)
  const [operation] = await admin.restoreDatabase({ parent, databaseId, backup: name })
  await operation.promise()
}
