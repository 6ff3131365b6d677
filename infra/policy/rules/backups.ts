// What brings back what was lost: backups of the database, a second region, a cheaper class that deletes nothing.
import { type BucketName, buckets } from '../../../services/platform/buckets.ts'
import type { Cloud, Resource } from '../cloud.ts'
import { differences, equals, type Rule, wants } from '../rule.ts'

const BUCKET = 'google_storage_bucket'
const DAY = 86_400

/** Pairs of regions that Google joins, by region. Source: https://cloud.google.com/storage/docs/locations#location-dr */
const CONTINENTS: readonly [RegExp, string][] = [
  [/^EUROPE-/, 'EU'],
  [/^US-/, 'US'],
  [/^ASIA-|^AUSTRALIA-/, 'ASIA'],
]

const inStudio = (_: Resource, { stack }: Cloud) => stack === 'studio'

const nameOf = ({ attributes }: Resource, { environment }: Cloud) =>
  String(attributes.name).slice(environment.projectId.length + 1) as BucketName

const isTwice = (resource: Resource, cloud: Cloud) =>
  cloud.environment.backups.isInTwoRegions && buckets[nameOf(resource, cloud)]?.canBeRemade === false

export const backupRules: Rule[] = [
  {
    id: 'database-is-backed-up',
    severity: 'critical',
    why: 'Going back in time reaches seven days; what was destroyed unnoticed before is only in a backup.',
    mend: 'A daily and a weekly schedule, kept as long as the environment says.',
    link: 'https://cloud.google.com/firestore/docs/backups',
    judges: { google_firestore_backup_schedule: ['*'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const { dailyDays, weeklyWeeks } = cloud.environment.backups
      const text = (recurrence: string, retention: unknown, database: string) =>
        `${recurrence} kept ${retention} of ${database}`
      const found = new Map(
        cloud.all('google_firestore_backup_schedule').map(({ address, attributes }) => {
          const { daily_recurrence: daily, weekly_recurrence: weekly } = attributes
          const recurrence = JSON.stringify({ daily, weekly })
          return [text(recurrence, attributes.retention, cloud.named(attributes.database)), address]
        }),
      )
      const database = '<firestore_database (default)>.name'
      yield* differences(
        found,
        new Set([
          text('{"daily":{}}', `${dailyDays * DAY}s`, database),
          text('{"weekly":{"day":"SUNDAY"}}', `${weeklyWeeks * 7 * DAY}s`, database),
        ]),
        { missing: 'a backup is missing', extra: 'nobody asked for this backup' },
      )
    },
  },
  wants({
    id: 'second-region-as-asked',
    severity: 'high',
    why: 'A region can be lost. What people bring is then in another one, or nowhere.',
    mend: 'backups.isInTwoRegions in the environment file; both regions are on one continent, and one is where services run.',
    link: 'https://cloud.google.com/storage/docs/locations#location-dr',
    on: BUCKET,
    where: inStudio,
    wants: {
      custom_placement_config: {
        words: 'two regions with the own one where the environment asks for it, and none elsewhere',
        allows(value, resource, cloud) {
          if (!isTwice(resource, cloud)) return value === undefined
          const { data_locations: places = [] } = (value ?? {}) as { data_locations?: string[] }
          const continent = CONTINENTS.find(([pattern]) => places.every((place) => pattern.test(place)))
          return (
            new Set(places).size === 2 &&
            places.includes(cloud.environment.region.toUpperCase()) &&
            continent?.[1] === resource.attributes.location
          )
        },
      },
      rpo: equals('left out', () => undefined),
    },
  }),
  wants({
    id: 'old-originals-cost-less',
    severity: 'low',
    why: 'Nobody opens an original of last year, and the usual class costs five times as much.',
    mend: 'backups.coldAfterDays in the environment file.',
    link: 'https://cloud.google.com/storage/docs/storage-classes',
    on: BUCKET,
    where: inStudio,
    wants: {
      lifecycle_rule: equals('that of originals only', (resource, cloud) => {
        const days = cloud.environment.backups.coldAfterDays
        if (nameOf(resource, cloud) !== 'originals') return undefined
        return [
          {
            action: { storage_class: days < 90 ? 'NEARLINE' : 'COLDLINE', type: 'SetStorageClass' },
            condition: { age: days, matches_storage_class: ['STANDARD'] },
          },
        ]
      }),
      versioning: equals('left out: soft delete keeps old versions', () => undefined),
    },
  }),
]
