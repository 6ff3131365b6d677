// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform's references look like template strings
// Alerts about real processes and real deliveries, of which nothing is made up but the time that passes.
import { expect, test } from 'vitest'
import { PUSHED, setUp } from '../run/testing.ts'

const MINUTE_MS = 60_000

const policy = (title: string, filter: string, threshold: number, aligner = 'ALIGN_DELTA') => ({
  display_name: title,
  combiner: 'OR',
  conditions: [
    {
      display_name: title,
      condition_threshold: {
        filter,
        comparison: 'COMPARISON_GT',
        threshold_value: threshold,
        duration: '60s',
        evaluation_missing_data: 'EVALUATION_MISSING_DATA_INACTIVE',
        aggregations: [
          { alignment_period: '600s', per_series_aligner: aligner, cross_series_reducer: 'REDUCE_SUM' },
        ],
      },
    },
  ],
})
const subscription = (metric: string) =>
  `metric.type="pubsub.googleapis.com/subscription/${metric}" AND resource.type="pubsub_subscription"`

const CRASHES = {
  google_logging_metric: {
    failures: {
      name: 'failures',
      filter: 'log_id("run.googleapis.com/varlog/system") AND textPayload:"Container called exit"',
      metric_descriptor: { metric_kind: 'DELTA', value_type: 'INT64' },
    },
  },
  google_monitoring_alert_policy: {
    crashes: policy(
      'crashes',
      'metric.type="logging.googleapis.com/user/failures" AND resource.type="cloud_run_revision"',
      3,
    ),
  },
}

test('a process that ends by itself again and again fires an alert', async () => {
  await using world = await setUp({ resources: CRASHES })
  expect(world.cloud.unknown).toEqual([])
  const { incidents } = world.cloud.monitoring
  let crashed = 0
  world.cloud.happenings.listen((told) => {
    if (told.kind === 'instance' && told.change === 'crashed') crashed++
  })
  // The request fails before the process is gone, and only then is it counted.
  const die = async () => {
    const before = crashed
    expect((await world.fetch('/die')).status).toBeGreaterThanOrEqual(500)
    await expect.poll(() => crashed).toBe(before + 1)
  }
  for (let each = 0; each < 3; each++) await die()
  world.clock.advance(3 * MINUTE_MS)
  expect(incidents()).toEqual([])
  await die()
  world.clock.advance(3 * MINUTE_MS)
  expect(incidents().map(({ policy: title, labels }) => [title, labels])).toEqual([['crashes', {}]])
})

const POISON = {
  ...PUSHED,
  google_pubsub_topic: { ...PUSHED.google_pubsub_topic, dead: { name: 'dead' } },
  google_pubsub_subscription: {
    work: {
      ...PUSHED.google_pubsub_subscription.work,
      retry_policy: { minimum_backoff: '10s', maximum_backoff: '10s' },
      dead_letter_policy: { dead_letter_topic: '${google_pubsub_topic.dead.id}', max_delivery_attempts: 5 },
    },
    letters: { name: 'letters', topic: 'dead' },
  },
  google_pubsub_topic_iam_member: {
    dead: {
      topic: 'dead',
      role: 'roles/pubsub.publisher',
      member: 'serviceAccount:service-100000000001@gcp-sa-pubsub.iam.gserviceaccount.com',
    },
  },
  google_pubsub_subscription_iam_member: {
    work: {
      subscription: 'work',
      role: 'roles/pubsub.subscriber',
      member: 'serviceAccount:service-100000000001@gcp-sa-pubsub.iam.gserviceaccount.com',
    },
  },
  google_monitoring_alert_policy: {
    letters: policy('given up', subscription('dead_letter_message_count'), 0),
    old: policy('old', subscription('oldest_unacked_message_age'), 1800, 'ALIGN_MAX'),
  },
}

test('an event that nobody can handle fires an alert, and another while its letter waits', async () => {
  await using world = await setUp({
    isPublic: false,
    resources: POISON,
    script: `
      import { createServer } from 'node:http'
      createServer((request, answer) => answer.writeHead(500).end()).listen(Number(process.env.PORT))
    `,
  })
  const { pubsub, monitoring } = world.cloud
  const titles = () => monitoring.incidents().map(({ policy: title }) => title)
  pubsub.publish('work', { data: Buffer.from('poison'), attributes: {} })
  for (let attempt = 0; attempt < 5; attempt++) {
    await pubsub.settled()
    expect(titles()).toEqual([])
    world.clock.advance(11_000)
  }
  await pubsub.settled()
  world.clock.advance(3 * MINUTE_MS)
  expect(titles()).toEqual(['given up'])
  world.clock.advance(45 * MINUTE_MS)
  expect(titles()).toEqual(['given up', 'old'])
})
