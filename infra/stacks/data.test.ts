import { describe, expect, test } from 'vitest'
import { buckets } from '../../services/platform/buckets.ts'
import { secrets } from '../../services/platform/secrets.ts'
import { indexes } from '../indexes.ts'
import { type Attributes, clouds, prod, referred } from '../testing.ts'

/** What a browser needs for uploading with a grant, and for resuming. */
const CORS = {
  method: expect.arrayContaining(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']),
  response_header: expect.arrayContaining([
    ...['Content-Type', 'Content-Range', 'Location', 'Range'],
    ...['resumable', 'if-generation-match', 'content-length-range', 'meta-traceparent'].map(
      (name) => `x-goog-${name}`,
    ),
  ]),
  max_age_seconds: expect.any(Number),
}

describe.each(clouds)('in $name', (cloud) => {
  test('every bucket follows its facts about uploads and deleted objects', () => {
    const { projectId, softDeleteDays, origins } = cloud.environment
    expect(cloud.all('google_storage_bucket')).toHaveLength(Object.keys(buckets).length)
    for (const [name, { takesUploads, canBeRemade }] of Object.entries(buckets)) {
      const bucket = cloud.named('google_storage_bucket', `${projectId}-${name}`)
      expect(bucket.storage_class).toBe('STANDARD')
      expect(bucket.cors).toEqual(takesUploads ? [{ ...CORS, origin: origins }] : undefined)
      expect(bucket.soft_delete_policy).toEqual({
        retention_duration_seconds: canBeRemade ? 0 : softDeleteDays * 86_400,
      })
      // Only the studio itself deletes what people store; a rule may only move what is old to a cheaper class.
      const { isInTwoRegions, coldAfterDays } = cloud.environment.backups
      expect(bucket.lifecycle_rule).toEqual(
        name === 'originals'
          ? [
              {
                action: {
                  type: 'SetStorageClass',
                  storage_class: coldAfterDays < 90 ? 'NEARLINE' : 'COLDLINE',
                },
                condition: { age: coldAfterDays, matches_storage_class: ['STANDARD'] },
              },
            ]
          : undefined,
      )
      expect(bucket.custom_placement_config).toEqual(
        isInTwoRegions && !canBeRemade
          ? { data_locations: [cloud.environment.region.toUpperCase(), expect.any(String)] }
          : undefined,
      )
    }
  })

  test('the database is backed up daily and weekly, for as long as the environment says', () => {
    const { dailyDays, weeklyWeeks } = cloud.environment.backups
    const schedules = cloud.all('google_firestore_backup_schedule')
    for (const { database } of schedules) expect(referred(cloud, database).resource.name).toBe('(default)')
    const kept = schedules.map(({ retention, daily_recurrence, weekly_recurrence }) => ({
      retention,
      ...(daily_recurrence !== undefined && { daily: daily_recurrence }),
      ...(weekly_recurrence !== undefined && { weekly: weekly_recurrence }),
    }))
    expect(kept).toEqual([
      { retention: `${dailyDays * 86_400}s`, daily: {} },
      { retention: `${weeklyWeeks * 604_800}s`, weekly: { day: 'SUNDAY' } },
    ])
  })

  test('every secret exists and is empty', () => {
    const ids = cloud.all('google_secret_manager_secret').map(({ secret_id, replication }) => {
      expect(replication).toEqual({ auto: {} })
      return secret_id
    })
    expect(ids).toEqual([...secrets])
  })

  test('there is one database, in native mode', () => {
    expect(cloud.all('google_firestore_database')).toMatchObject([
      { name: '(default)', type: 'FIRESTORE_NATIVE', location_id: cloud.environment.region },
    ])
  })
})

test('the database has every index that the rooms declare, in their order', () => {
  const declared = indexes.flatMap((room) =>
    room.composite.map(({ collection, fields }) => [
      collection,
      ...fields.flatMap((field) =>
        'vectorConfig' in field
          ? ['__name__ ASCENDING', `${field.path} ${JSON.stringify({ ...field.vectorConfig, flat: {} })}`]
          : `${field.path} ${'order' in field ? field.order : field.arrayConfig}`,
      ),
    ]),
  )
  const deployed = prod.all('google_firestore_index').map(({ collection, fields, query_scope }) => {
    expect(query_scope).toBe('COLLECTION')
    return [
      collection,
      ...(fields as Attributes[]).map(
        ({ field_path, order, array_config, vector_config }) =>
          `${field_path} ${order ?? array_config ?? JSON.stringify(vector_config)}`,
      ),
    ]
  })
  expect(declared.length).toBeGreaterThan(0)
  expect(deployed.map(String).sort()).toEqual(declared.map(String).sort())
})

test('the database has its TTL fields, and indexes neither them nor fields that no query uses alone', () => {
  const declared = indexes.flatMap((room) => [
    ...room.ttl.map(({ collection, field }) => `${collection}.${field} expires`),
    ...room.exempt.map(({ collection, field }) => `${collection}.${field}`),
  ])
  const deployed = prod
    .all('google_firestore_field')
    .map(({ collection, field, ttl_config, index_config }) => {
      expect(index_config).toEqual({})
      return `${collection}.${field}${ttl_config ? ' expires' : ''}`
    })
  expect(deployed.sort()).toEqual(declared.sort())
})

test('everything that refers to a database names this one', () => {
  for (const type of ['google_firestore_index', 'google_firestore_field'])
    for (const { database } of prod.all(type))
      expect(referred(prod, database).resource).toMatchObject({ name: '(default)' })
})
