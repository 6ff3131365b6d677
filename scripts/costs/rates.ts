// What use costs in an environment, from its Terraform JSON: of instances by the hour, of what is stored by the GiB. How
// much of it there will be, nobody knows from a synthesis.
import { DAYS_OF_MONTH, HOURS_OF_MONTH, type Quantities } from '../../local-cloud/billing/prices.ts'
import type { Resources } from './fixed.ts'
import type { Rate } from './rate.ts'
import { type Service, sizeOf } from './service-size.ts'
import { bucketRates } from './storage-rates.ts'

const DAY_SECONDS = 86_400
/** Days of logs that cost no more than their writing. Source: https://cloud.google.com/stackdriver/pricing */
const FREE_LOG_DAYS = 30
/** Days of versions with point-in-time recovery. Source: https://cloud.google.com/firestore/native/docs/pitr */
const HISTORY_DAYS = 7

export function ratesOf(resources: Resources): Rate[] {
  const of = <Attributes>(type: string) => Object.values(resources[type] ?? {}) as unknown as Attributes[]

  return [
    ...of<Service>('google_cloud_run_v2_service').flatMap(serviceRates),
    ...of<BackupSchedule>('google_firestore_backup_schedule').map((schedule) => ({
      of: `${schedule.weekly_recurrence ? 'weekly' : 'daily'} backups`,
      what: 'of each GiB of the database, a month',
      used: { 'firestore backups': copiesOf(schedule) },
    })),
    ...of<{ name: string; point_in_time_recovery_enablement?: string }>('google_firestore_database').map(
      ({ name, point_in_time_recovery_enablement: recovery }) => ({
        of: `database ${name}`,
        what: 'each GiB that changes, kept for a recovery',
        used: {
          'firestore history':
            recovery === 'POINT_IN_TIME_RECOVERY_ENABLED' ? HISTORY_DAYS / DAYS_OF_MONTH : 0,
        },
      }),
    ),
    ...of<Parameters<typeof bucketRates>[0]>('google_storage_bucket').flatMap(bucketRates),
    ...of<{ name: string; message_retention_duration?: string }>('google_pubsub_topic').map(
      ({ name, message_retention_duration: kept = '0s' }) => ({
        of: `topic ${name}`,
        what: 'each GiB that is published, kept for a replay',
        used: { 'pubsub kept': Number.parseFloat(kept) / DAY_SECONDS / DAYS_OF_MONTH },
      }),
    ),
    ...of<{ bucket_id: string; retention_days?: number }>('google_logging_project_bucket_config').map(
      ({ bucket_id, retention_days: days = FREE_LOG_DAYS }) => ({
        of: `logs ${bucket_id}`,
        what: `each GiB, kept for longer than ${FREE_LOG_DAYS} days`,
        used: { 'logs kept': Math.max(days - FREE_LOG_DAYS, 0) / DAYS_OF_MONTH },
      }),
    ),
  ]
}

interface BackupSchedule {
  retention: string
  weekly_recurrence?: object
}

/** Backups that exist at once; each is a whole copy. */
const copiesOf = ({ retention, weekly_recurrence }: BackupSchedule): number =>
  Math.ceil(Number.parseFloat(retention) / DAY_SECONDS / (weekly_recurrence ? 7 : 1))

function serviceRates(service: Service): Rate[] {
  const { cpus, gibibytes, mostInstances } = sizeOf(service)
  const busy = (hours: number): Quantities => ({
    'run vCPU': hours * 3600 * cpus,
    'run memory': hours * 3600 * gibibytes,
  })
  const of = `service ${service.name}`
  return [
    { of, what: 'an instance that is busy, an hour', used: busy(1) },
    { of, what: 'all instances busy all the time, a month', used: busy(mostInstances * HOURS_OF_MONTH) },
  ]
}
