// How long what was deleted can still be brought back, and how long logs are kept. The constructs make it so, and the API
// is told the same, because its privacy page says it to people.
import type { RetentionVariable } from '../services/platform/retention.ts'
import type { Environment } from './environments.ts'
import { twoRegions } from './second-regions.ts'

/**
 * Days for which Firestore keeps its past where it keeps it at all; Google allows no other number
 * (https://cloud.google.com/firestore/native/docs/pitr).
 */
const PAST_DAYS = 7

/** Log entries name accounts and networks, so they do not stay longer than somebody looks for an error. */
const LOG_DAYS = 30

export interface Retention {
  /** Days for which storage keeps deleted objects that nothing can make again. */
  softDeleteDays: number
  /** Days of which the database's past can be read; 0 where it is not kept. */
  pastDays: number
  /** Days for which backups of each kind are kept. */
  dailyBackupDays: number
  weeklyBackupDays: number
  logDays: number
  /** Google's regions, the first for everything and the second for copies; none where it is not Google that stores. */
  regions: readonly string[]
}

export function retentionOf(environment: Environment): Retention {
  const { form, isDisposable, softDeleteDays, backups, region } = environment
  const isAtGoogle = form === 'bundles'
  const second = backups.isInTwoRegions ? twoRegions(region)?.regions[1].toLowerCase() : undefined
  return {
    softDeleteDays,
    pastDays: isDisposable ? 0 : PAST_DAYS,
    dailyBackupDays: backups.dailyDays,
    weeklyBackupDays: backups.weeklyWeeks * 7,
    logDays: LOG_DAYS,
    regions: isAtGoogle ? [region, ...(second ? [second] : [])] : [],
  }
}

/** The variables in which the API finds it. */
export function retentionVariables(environment: Environment): { name: RetentionVariable; value: string }[] {
  const kept = retentionOf(environment)
  return [
    { name: 'SOFT_DELETE_DAYS', value: String(kept.softDeleteDays) },
    { name: 'PAST_DAYS', value: String(kept.pastDays) },
    { name: 'DAILY_BACKUP_DAYS', value: String(kept.dailyBackupDays) },
    { name: 'WEEKLY_BACKUP_DAYS', value: String(kept.weeklyBackupDays) },
    { name: 'LOG_DAYS', value: String(kept.logDays) },
    { name: 'DATA_REGIONS', value: kept.regions.join(',') },
  ]
}
