// How long what the studio and the cloud around it keep is kept, as far as both have to agree.
import Type, { type Static } from 'typebox'
import { listIn } from './config.ts'

/** Days for which security events are kept, by the studio and in the cloud's own log bucket for them. */
export const TRAIL_DAYS = 400

const Days = Type.Integer({ minimum: 0 })

/**
 * What the description of the cloud tells the API. Days have no default, so that the privacy page never says what nobody
 * decided.
 */
export const retentionConfig = {
  /** Days for which storage keeps deleted objects that nothing can make again. */
  SOFT_DELETE_DAYS: Days,
  /** Days of which the database's past can be read. */
  PAST_DAYS: Days,
  DAILY_BACKUP_DAYS: Days,
  WEEKLY_BACKUP_DAYS: Days,
  LOG_DAYS: Days,
  /** Google's regions, separated by commas; empty where the studio's own machine stores everything. */
  DATA_REGIONS: Type.String({ default: '' }),
}
export type RetentionVariable = keyof typeof retentionConfig

const RetentionConfig = Type.Object(retentionConfig)

export interface Retention {
  softDeleteDays: number
  pastDays: number
  dailyBackupDays: number
  weeklyBackupDays: number
  logDays: number
  regions: string[]
}

export const retentionIn = (config: Static<typeof RetentionConfig>): Retention => ({
  softDeleteDays: config.SOFT_DELETE_DAYS,
  pastDays: config.PAST_DAYS,
  dailyBackupDays: config.DAILY_BACKUP_DAYS,
  weeklyBackupDays: config.WEEKLY_BACKUP_DAYS,
  logDays: config.LOG_DAYS,
  regions: listIn(config.DATA_REGIONS),
})
