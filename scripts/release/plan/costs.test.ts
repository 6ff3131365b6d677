import { expect, test } from 'vitest'
import type { Attributes, Resources } from './change.ts'
import { costsOf } from './costs.ts'

const NO_TICKS = { schedules: {} }
const RUN = 'google_cloud_run_v2_service'
const BUCKET = 'google_storage_bucket'
const TOPIC = 'google_pubsub_topic'
const JOB = 'google_cloud_scheduler_job'

const service = (cpu: string, memory: string, least = 0) => ({
  name: 'api',
  template: {
    scaling: { min_instance_count: least, max_instance_count: 2 },
    containers: [{ resources: { cpu_idle: true, limits: { cpu, memory } } }],
  },
})
const bucket = {
  name: 'originals',
  storage_class: 'STANDARD',
  soft_delete_policy: { retention_duration_seconds: 0 },
}
const jobs = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`job-${n}`, { name: `job-${n}`, schedule: '0 3 * * *' }]),
  )
const backups = (days: number) => ({ retention: `${days * 86_400}s`, daily_recurrence: {} })

const lines = (before: Resources, after: Resources, measured: Parameters<typeof costsOf>[2] = NO_TICKS) =>
  costsOf(before, after, measured).map(({ kind, address, what }) => {
    expect(kind).toBe('size')
    return `${address} ${what}`
  })
const of = (type: string, attributes: Attributes | null): Resources =>
  attributes === null ? {} : { [type]: { it: attributes } }

test.each<[string, string, Attributes | null, Attributes | null, string[]]>([
  // 3,600 s × (0.000024 + 0.0000025), and with 2 vCPU (0.000048 + 0.0000025); 1,460 hours of two instances
  [
    'twice the processors',
    RUN,
    service('1', '1Gi'),
    service('2', '1Gi'),
    [
      'service api an instance that is busy, an hour: $0.095 → $0.18',
      'service api all instances busy all the time, a month: $139.28 → $265.43',
    ],
  ],
  // 730 × 3,600 × (0.0000025 + 0.0000025), beside the images that every environment keeps
  [
    'an instance that always runs',
    RUN,
    service('1', '1Gi'),
    service('1', '1Gi', 1),
    [
      'everything costs $0.12 → $13.26 (+$13.14) a month before anybody comes, at the list prices of 2026-11-27',
      'instances that are kept a month: $0.00 → $13.14 ?',
    ],
  ],
  // 0.025 × 730 hours
  [
    'a load balancer that goes',
    'google_compute_global_forwarding_rule',
    { name: 'https' },
    null,
    [
      'everything costs $18.37 → $0.12 (−$18.25) a month before anybody comes, at the list prices of 2026-11-27',
      'load balancer a month: $18.25 → $0.00',
    ],
  ],
  // 7 and 14 copies × 0.03
  [
    'backups that are kept longer',
    'google_firestore_backup_schedule',
    backups(7),
    backups(14),
    ['daily backups of each GiB of the database, a month: $0.21 → $0.42 ?'],
  ],
  // 365 / (730 / 24) = 12 months × 0.02, or three of them and then nine × 0.004
  [
    'objects that become cold',
    BUCKET,
    bucket,
    {
      ...bucket,
      lifecycle_rule: [
        { action: { type: 'SetStorageClass', storage_class: 'COLDLINE' }, condition: { age: 90 } },
      ],
    },
    ['bucket originals each GiB, its first year: $0.24 → $0.095'],
  ],
  // 30 days of 30.4 × 0.02
  [
    'deleted objects that are kept',
    BUCKET,
    bucket,
    { ...bucket, soft_delete_policy: { retention_duration_seconds: 2_592_000 } },
    ['bucket originals each GiB that is deleted, until nothing can bring it back: $0.00 → $0.020'],
  ],
  [
    'logs that are kept longer',
    'google_logging_project_bucket_config',
    { bucket_id: '_Default', retention_days: 30 },
    { bucket_id: '_Default', retention_days: 395 },
    ['logs _Default each GiB, kept for longer than 30 days: $0.00 → $0.12 ?'],
  ],
  ['a name', RUN, service('1', '1Gi'), { ...service('1', '1Gi'), description: 'new' }, []],
])('%s', (_, type, before, after, expected) => {
  expect(lines(of(type, before), of(type, after))).toEqual(expected)
})

test('a tick costs what it was measured to cost, as often as it comes', () => {
  const tick = { used: { 'firestore reads': 100 }, storedBytes: 0 }
  const at = (schedule: string): Resources => ({ [JOB]: { it: { name: 'tick', schedule } } })
  // 365 / 12 days × 100 reads × 0.0000003, and 24 times as many, beside a job for 0.1; all of it is free in a month
  expect(lines(at('0 3 * * *'), at('0 * * * *'), { schedules: { tick } })).toEqual([
    'ticks of tick, 0 3 * * * a month: $0.10 → $0.00 ?',
    'ticks of tick, 0 * * * * a month: $0.00 → $0.12 ?',
  ])
})

test('what is free is taken off the whole, not its parts', () => {
  const found = lines({ [JOB]: jobs(3) }, { [JOB]: jobs(4) })
  expect(found).toEqual([
    'everything costs $0.12 → $0.22 (+$0.10) a month before anybody comes, at the list prices of 2026-11-27',
    'ticks of job-3, 0 3 * * * a month: $0.00 → $0.10',
  ])
})

test('what changes alike is told once', () => {
  const topics = (kept: string): Resources => ({
    [TOPIC]: Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((name) => [name, { name, message_retention_duration: kept }]),
    ),
  })
  expect(lines(topics('604800s'), topics('1209600s'))).toEqual([
    'topic a, topic b, topic c and 2 more each GiB that is published, kept for a replay: $0.062 → $0.12 ?',
  ])
})
