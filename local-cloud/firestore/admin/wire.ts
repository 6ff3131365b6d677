// Resources of Firestore's Admin API as JSON.
// Source: google/firestore/admin/v1/{database,backup,schedule}.proto
import { createHash } from 'node:crypto'
import type { AdminView } from './admin.ts'
import type { Schedule } from './backups.ts'
import type { BackupRecord } from './records.ts'

const DAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY']

/** Microseconds since the epoch as RFC 3339. */
export function timeToWire(micros: number): string {
  const whole = Math.floor(micros)
  const text = new Date(Math.floor(whole / 1000)).toISOString()
  return `${text.slice(0, -1)}${String(whole % 1000).padStart(3, '0')}Z`
}

export function databaseToWire(project: string, view: AdminView): Record<string, unknown> {
  const { description, record, location, reach, earliest } = view
  const database = {
    name: `${project}/databases/${description.name}`,
    uid: record.uid,
    createTime: timeToWire(record.created),
    updateTime: timeToWire(record.created),
    locationId: location,
    type: 'FIRESTORE_NATIVE',
    concurrencyMode: 'PESSIMISTIC',
    appEngineIntegrationMode: 'DISABLED',
    databaseEdition: 'STANDARD',
    pointInTimeRecoveryEnablement: `POINT_IN_TIME_RECOVERY_${description.hasPointInTimeRecovery ? 'ENABLED' : 'DISABLED'}`,
    deleteProtectionState: `DELETE_PROTECTION_${description.isDeleteProtected ? 'ENABLED' : 'DISABLED'}`,
    versionRetentionPeriod: `${reach / 1000}s`,
    ...(record.source !== null && {
      sourceInfo: { backup: { backup: backupName(project, location, record.source) } },
    }),
  }
  const etag = createHash('sha256').update(JSON.stringify(database)).digest('base64').slice(0, 16)
  return { ...database, etag, earliestVersionTime: timeToWire(earliest) }
}

export const backupName = (project: string, location: string, id: string) =>
  `${project}/locations/${location}/backups/${id}`

export function backupToWire(project: string, backup: BackupRecord): object {
  const { id, database, databaseUid, location, snapshot, expires, isReady, documents, bytes } = backup
  return {
    name: backupName(project, location, id),
    database: `${project}/databases/${database}`,
    databaseUid,
    snapshotTime: timeToWire(snapshot),
    expireTime: timeToWire(expires),
    state: isReady ? 'READY' : 'CREATING',
    ...(isReady && {
      // Index entries are not in the backup here, and so not in its size.
      stats: { sizeBytes: String(bytes), documentCount: String(documents), indexCount: '0' },
    }),
  }
}

export function scheduleToWire(database: string, schedule: Schedule): object {
  const { id, created, retentionSeconds, recurrence } = schedule
  return {
    name: `${database}/backupSchedules/${id}`,
    createTime: timeToWire(created),
    updateTime: timeToWire(created),
    retention: `${retentionSeconds}s`,
    ...(recurrence === 'daily' ? { dailyRecurrence: {} } : { weeklyRecurrence: { day: DAYS[recurrence] } }),
  }
}
