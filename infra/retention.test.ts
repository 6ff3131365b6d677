// The privacy page says what the API is told, so it must be told what the resources do.

import Type from 'typebox'
import { expect, test } from 'vitest'
import { loadConfig } from '../services/platform/config.ts'
import { retentionConfig } from '../services/platform/retention.ts'
import { type Attributes, clouds } from './testing.ts'

const DAY = 86_400
const at = (value: unknown) => value as Attributes

test.each(clouds)('$name: the API is told how long the resources keep things', (cloud) => {
  const { template } = cloud.named('google_cloud_run_v2_service', 'api')
  const [{ env }] = at(template).containers as [{ env: { name: string; value: string }[] }]
  const told = loadConfig(
    Type.Object(retentionConfig),
    Object.fromEntries(env.map(({ name, value }) => [name, value])),
  )

  const softDeletes = cloud
    .all('google_storage_bucket')
    .map(({ soft_delete_policy: policy }) => Number(at(policy).retention_duration_seconds) / DAY)
  expect([...new Set(softDeletes)].sort()).toEqual([0, told.SOFT_DELETE_DAYS].sort())

  const [database] = cloud.all('google_firestore_database')
  expect(database?.point_in_time_recovery_enablement).toBe(
    told.PAST_DAYS === 0 ? 'POINT_IN_TIME_RECOVERY_DISABLED' : 'POINT_IN_TIME_RECOVERY_ENABLED',
  )
  expect([0, 7]).toContain(told.PAST_DAYS)

  const backups = cloud.all('google_firestore_backup_schedule')
  const keptBy = (recurrence: string) =>
    backups
      .filter((each) => recurrence in each)
      .map(({ retention }) => Number.parseInt(String(retention), 10) / DAY)
  expect(keptBy('daily_recurrence')).toEqual(told.DAILY_BACKUP_DAYS ? [told.DAILY_BACKUP_DAYS] : [])
  expect(keptBy('weekly_recurrence')).toEqual(told.WEEKLY_BACKUP_DAYS ? [told.WEEKLY_BACKUP_DAYS] : [])

  const logs = cloud
    .all('google_logging_project_bucket_config')
    .filter((each) => each.bucket_id === '_Default')
  for (const { retention_days } of logs) expect(retention_days).toBe(told.LOG_DAYS)

  const places = cloud
    .all('google_storage_bucket')
    .flatMap(({ location, custom_placement_config: placed }) =>
      placed ? (at(placed).data_locations as string[]) : [String(location)],
    )
  if (told.DATA_REGIONS)
    expect([...new Set(places.map((place) => place.toLowerCase()))].sort()).toEqual(
      told.DATA_REGIONS.split(',').sort(),
    )
})
