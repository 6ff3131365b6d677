import type {
  BackupScheduleDescription,
  CompositeIndexDescription,
  DatabaseDescription,
  FieldDescription,
} from '../description.ts'
import type { Reader } from './reader.ts'

const DEFAULT_DATABASE = '(default)'

/** The database to which an index or a field belongs. */
export const databaseOf = (reader: Reader): string => {
  const name = reader.text('database', DEFAULT_DATABASE)
  return name.slice(name.lastIndexOf('/') + 1)
}

type DatabaseSettings = Pick<
  DatabaseDescription,
  'name' | 'hasPointInTimeRecovery' | 'isDeleteProtected' | 'location'
>

export function readDatabase(database: Reader): DatabaseSettings {
  const type = database.text('type')
  if (type !== 'FIRESTORE_NATIVE') {
    throw new Error(`${database.address}.type: ${type} is not simulated, only FIRESTORE_NATIVE`)
  }
  const recovery = database.text('point_in_time_recovery_enablement', 'POINT_IN_TIME_RECOVERY_DISABLED')
  const protection = database.text('delete_protection_state', 'DELETE_PROTECTION_DISABLED')
  const location = database.optionalText('location_id')
  return {
    name: database.text('name'),
    hasPointInTimeRecovery: recovery === 'POINT_IN_TIME_RECOVERY_ENABLED',
    isDeleteProtected: protection === 'DELETE_PROTECTION_ENABLED',
    ...(location !== null && { location }),
  }
}

const DAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY']
/** Seconds. Source: BackupSchedule in schedule.proto ("14 weeks"). */
const MAX_RETENTION = 14 * 7 * 86_400

export function readBackupSchedule(schedule: Reader): BackupScheduleDescription {
  const retentionSeconds = schedule.seconds('retention')
  if (retentionSeconds <= 0 || retentionSeconds > MAX_RETENTION)
    throw new Error(`${schedule.address}.retention: must be at most ${MAX_RETENTION}s, which is 14 weeks`)
  const isDaily = schedule.block('daily_recurrence') !== null
  const weekly = schedule.block('weekly_recurrence')
  if (isDaily === (weekly !== null))
    throw new Error(`${schedule.address}: needs either daily_recurrence or weekly_recurrence`)
  if (!weekly) return { retentionSeconds, recurrence: 'daily' }
  const day = DAYS.indexOf(weekly.text('day'))
  if (day === -1) throw new Error(`${weekly.address}.day: ${weekly.text('day')} is not a day of the week`)
  return { retentionSeconds, recurrence: day as BackupScheduleDescription['recurrence'] }
}

export function readIndex(index: Reader): CompositeIndexDescription {
  return {
    collection: index.text('collection'),
    queryScope: queryScope(index),
    fields: index.blocks('fields').map((field) => ({
      path: field.text('field_path'),
      ...(vector(field) ?? direction(field)),
    })),
  }
}

export function readField(field: Reader): FieldDescription {
  const config = field.block('index_config')
  return {
    collection: field.text('collection'),
    field: field.text('field'),
    indexes:
      config?.blocks('indexes').map((index) => ({ ...direction(index), queryScope: queryScope(index) })) ??
      null,
    ttl: field.block('ttl_config') !== null,
  }
}

function queryScope(reader: Reader): 'COLLECTION' | 'COLLECTION_GROUP' {
  const scope = reader.text('query_scope', 'COLLECTION')
  if (scope === 'COLLECTION' || scope === 'COLLECTION_GROUP') return scope
  throw new Error(`${reader.address}.query_scope: ${scope} is not simulated`)
}

function vector(field: Reader): { vectorConfig: { dimension: number } } | null {
  const config = field.block('vector_config')
  if (!config) return null
  if (!config.block('flat')) throw new Error(`${field.address}: only flat vector indexes are simulated`)
  return { vectorConfig: { dimension: config.number('dimension') } }
}

function direction(reader: Reader): { order?: 'ASCENDING' | 'DESCENDING'; arrayConfig?: 'CONTAINS' } {
  const order = reader.optionalText('order')
  const arrayConfig = reader.optionalText('array_config')
  if (order === 'ASCENDING' || order === 'DESCENDING') return { order }
  if (arrayConfig === 'CONTAINS') return { arrayConfig }
  throw new Error(`${reader.address}: needs an order or an array_config that is simulated`)
}
