import { expect, test } from 'vitest'
import type { Aggregation } from './aggregate.ts'
import type { ConditionDescription } from './description.ts'
import { createWorld, policy } from './testing.ts'

const REQUESTS = 'metric.type="run.googleapis.com/request_count" AND resource.type="cloud_run_revision"'
const ERRORS = `${REQUESTS} AND metric.labels.response_code_class="5xx"`
const sum = (seconds = 300, groupBy: string[] = []): Aggregation => ({
  alignmentSeconds: seconds,
  aligner: 'ALIGN_DELTA',
  reducer: 'REDUCE_SUM',
  groupBy,
})
type Threshold = Extract<ConditionDescription, { kind: 'threshold' }>
const threshold = (changes: Partial<Threshold> = {}): Threshold => ({
  kind: 'threshold',
  name: 'c',
  filter: ERRORS,
  aggregation: sum(),
  denominator: null,
  comparison: 'GT',
  threshold: 10,
  durationSeconds: 60,
  count: 1,
  missing: 'inactive',
  ...changes,
})

test('a sum over five minutes that is too high for a minute opens an incident, and closes it when it has passed', () => {
  const world = createWorld({ policies: [policy([threshold()])] })
  // 4 in each of the minutes 0, 1, 2: the sum is 12 from the end of minute 2, so at 3, and for a minute at 4.
  for (let minute = 0; minute < 3; minute++) {
    world.requests(4, 500)
    world.minutes(1)
  }
  // At 6 the window is minutes 1 to 5: 8.
  world.minutes(20)
  expect(world.times()).toEqual([['p', 4, 6]])
})

test('exactly the threshold is not above it', () => {
  const world = createWorld({ policies: [policy([threshold({ threshold: 12, durationSeconds: 0 })])] })
  world.requests(12, 500)
  world.minutes(10)
  expect(world.times()).toEqual([])
})

test('a value that is fine once begins the retest anew', () => {
  const world = createWorld({
    policies: [policy([threshold({ aggregation: sum(60), threshold: 0, durationSeconds: 180 })])],
  })
  for (const errors of [1, 1, 0, 1, 1, 1, 1, 0]) {
    world.requests(errors, 500)
    world.requests(1, 200)
    world.minutes(1)
  }
  // Minutes 3, 4, 5 and 6 violate: first seen at 4, three minutes later at 7.
  expect(world.times()).toEqual([['p', 7, 8]])
})

test('a share is of the same group', () => {
  const byService = sum(300, ['resource.labels.service_name'])
  const world = createWorld({
    policies: [
      policy([
        threshold({
          aggregation: byService,
          denominator: { filter: REQUESTS, aggregation: byService },
          threshold: 0.5,
          durationSeconds: 0,
        }),
      ]),
    ],
  })
  world.requests(100, 200)
  world.requests(40, 500)
  world.requests(2, 500, { service: 'cv-render' })
  world.requests(1, 200, { service: 'cv-render' })
  world.minutes(2)
  expect(world.incidents().map(({ labels }) => labels)).toEqual([
    { 'resource.labels.service_name': 'cv-render' },
  ])
})

test('a percentile is of all values of the series together', () => {
  const slow = threshold({
    filter: 'metric.type="run.googleapis.com/request_latencies"',
    aggregation: { ...sum(), reducer: 'REDUCE_PERCENTILE_95' },
    threshold: 1000,
    durationSeconds: 0,
  })
  const world = createWorld({ policies: [policy([slow])] })
  // The 95th percentile of 96 quick and 4 slow ones is quick, of 94 and 6 slow; failures are another series.
  world.requests(96, 200, { ms: 100 })
  world.requests(4, 500, { ms: 3000 })
  world.minutes(1)
  expect(world.times()).toEqual([])
  world.requests(2, 500, { ms: 3000 })
  world.minutes(1)
  expect(world.times()).toEqual([['p', 2, null]])
})

test('both conditions have to hold where they are combined so, and for the same resource where that is asked', () => {
  const grouped = sum(300, ['resource.labels.service_name'])
  const errors = threshold({ name: 'a', aggregation: grouped, durationSeconds: 0 })
  const many = threshold({
    name: 'b',
    filter: REQUESTS,
    aggregation: grouped,
    threshold: 100,
    durationSeconds: 0,
  })
  const fires = (combiner: 'AND' | 'AND_WITH_MATCHING_RESOURCE', manyOf: string) => {
    const world = createWorld({ policies: [policy([errors, many], combiner)] })
    world.requests(20, 500)
    world.minutes(1)
    expect(world.times()).toEqual([])
    world.requests(200, 200, { service: manyOf })
    world.minutes(1)
    return world.times().length > 0
  }
  expect(fires('AND', 'other')).toBe(true)
  expect(fires('AND_WITH_MATCHING_RESOURCE', 'other')).toBe(false)
  expect(fires('AND_WITH_MATCHING_RESOURCE', 'api')).toBe(true)
})

test('without data an incident stays open until it is closed by itself, and is not opened again', () => {
  const still = threshold({ durationSeconds: 0, threshold: 3, missing: 'no-op', aggregation: sum(60) })
  const world = createWorld({ policies: [policy([still], 'OR', 900)] })
  world.requests(4, 500)
  world.minutes(60)
  expect(world.times()).toEqual([['p', 1, 16]])
})

test('what never was there is not absent, and what stopped is', () => {
  const absent: ConditionDescription = {
    kind: 'absence',
    name: 'silent',
    filter: 'metric.type="pubsub.googleapis.com/topic/send_message_operation_count"',
    aggregation: sum(60, ['resource.labels.topic_id']),
    durationSeconds: 900,
  }
  const world = createWorld({ policies: [policy([absent], 'OR', 86_400)] })
  world.minutes(60)
  expect(world.times()).toEqual([])
  const tick = () =>
    world.tell({ kind: 'published', topic: 'sweep-tick', messageId: '1', size: 2, trace: null })
  tick()
  world.minutes(30)
  tick()
  world.minutes(5)
  // The last point is in minute 60, and 15 minutes without one are over at 76.
  expect(world.times()).toEqual([['p', 76, 91]])
})

test('a log entry opens an incident, at most one in the time that the policy says', () => {
  const matched: ConditionDescription = {
    kind: 'matched-log',
    name: 'risk',
    filter: 'jsonPayload.alert="letter-at-risk"',
    rateLimitSeconds: 7200,
  }
  const world = createWorld({ policies: [policy([matched])] })
  for (let minute = 0; minute < 150; minute++) {
    if (minute === 10 || minute === 60 || minute === 140)
      world.log('dead-letter-shelf', { alert: 'letter-at-risk' })
    world.log('api', { alert: 'other' })
    world.minutes(1)
  }
  world.minutes(60)
  expect(world.times()).toEqual([
    ['p', 10, 40],
    ['p', 140, 170],
  ])
})

test('a burn rate says how many times faster than allowed the budget is spent', () => {
  const objective = 'projects/p/services/s/serviceLevelObjectives/o'
  const burn = (lookbackSeconds: number): ConditionDescription => ({
    kind: 'burn-rate',
    name: `${lookbackSeconds}`,
    objective,
    lookbackSeconds,
    threshold: 14.4,
    durationSeconds: 0,
  })
  const world = createWorld({
    policies: [policy([burn(3600), burn(300)], 'AND')],
    objectives: [
      { name: objective, goal: 0.999, indicator: { kind: 'ratio', bad: ERRORS, total: REQUESTS } },
    ],
  })
  const minute = (errors: number) => {
    world.requests(100 - errors, 200)
    world.requests(errors, 500)
    world.minutes(1)
  }
  for (let each = 0; each < 60; each++) minute(0)
  // 2 % is 20 times the budget of 0.1 %. Over an hour that is more than 14.4 times after 44 of 60 minutes.
  for (let each = 0; each < 50; each++) minute(2)
  // The short window is clean after five minutes, and the incident over although the hour is not.
  for (let each = 0; each < 20; each++) minute(0)
  expect(world.times()).toEqual([['p', 104, 112]])
})

test('values outside of the range are bad where an objective is about a distribution', () => {
  const objective = 'projects/p/services/s/serviceLevelObjectives/o'
  const metric = 'logging.googleapis.com/user/ready'
  const world = createWorld({
    logMetrics: [
      {
        name: 'ready',
        filter: 'jsonPayload.figure.name="ready"',
        kind: 'DISTRIBUTION',
        value: 'jsonPayload.figure.value',
        labels: {},
      },
    ],
    objectives: [
      {
        name: objective,
        goal: 0.95,
        indicator: { kind: 'cut', distribution: `metric.type="${metric}"`, min: 0, max: 60 },
      },
    ],
    policies: [
      policy([
        {
          kind: 'burn-rate',
          name: 'b',
          objective,
          lookbackSeconds: 300,
          threshold: 10,
          durationSeconds: 0,
        },
      ]),
    ],
  })
  const ready = (value: unknown) => world.log('photo-thumbnails', { figure: { name: 'ready', value } })
  // Half of them late is ten times 5 %, which is not above ten.
  for (const seconds of [10, 60, 61, 300]) ready(seconds)
  ready('soon')
  world.minutes(1)
  expect(world.times()).toEqual([])
  ready(61)
  world.minutes(1)
  expect(world.times()).toEqual([['p', 2, null]])
  // Nobody uploads any more, which says nothing, so only the policy's own time closes it: half an hour after minute 6.
  world.minutes(60)
  expect(world.times()).toEqual([['p', 2, 36]])
})

test('an uptime check that one place cannot pass is no incident, and one that all cannot is', async () => {
  const check = {
    name: 'studio',
    host: 'atelier.example',
    path: '/health/ready',
    headers: {},
    port: 443,
    useSsl: true,
    periodSeconds: 60,
    timeoutSeconds: 10,
    accepted: [],
  }
  const failing = threshold({
    filter: 'metric.type="monitoring.googleapis.com/uptime_check/check_passed"',
    aggregation: {
      alignmentSeconds: 1200,
      aligner: 'ALIGN_NEXT_OLDER',
      reducer: 'REDUCE_COUNT_FALSE',
      groupBy: ['resource.labels.host'],
    },
    threshold: 1,
  })
  const world = createWorld({ policies: [policy([failing])], uptimeChecks: [check] })
  for (const isUp of [true, false, false, true, true]) {
    await world.checkUptime(async () => ({ isUp, certificateDays: 80 }))
    world.minutes(1)
  }
  expect(world.times()).toEqual([['p', 3, 4]])
})

test.each([
  [
    'a metric that nobody writes',
    threshold({ filter: 'metric.type="run.googleapis.com/container/cpu/utilizations"' }),
    'is not simulated',
  ],
  ['an aligner', threshold({ aggregation: { ...sum(), aligner: 'ALIGN_STDDEV' } }), 'ALIGN_STDDEV'],
  ['a reducer', threshold({ aggregation: { ...sum(), reducer: 'REDUCE_STDDEV' } }), 'REDUCE_STDDEV'],
])('%s that is not simulated is refused', (_what, condition, why) => {
  expect(() => createWorld({ policies: [policy([condition])] })).toThrow(why)
})

test('a week that is jumped over is judged minute by minute', () => {
  const world = createWorld({ policies: [policy([threshold()])] })
  world.requests(20, 500)
  world.minutes(7 * 24 * 60)
  expect(world.times()).toEqual([['p', 2, 6]])
})
