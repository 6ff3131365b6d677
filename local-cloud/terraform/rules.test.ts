import { expect, test } from 'vitest'
import { checkRules, findingText, RULES } from './rules.ts'

const label63 = 'a'.repeat(63)

/** Type, attribute, attributes around the value, values that Google accepts, values that it refuses. */
const CASES: [
  type: string,
  attribute: string,
  attributes: (value: unknown) => object,
  good: unknown[],
  bad: unknown[],
][] = [
  [
    'google_service_account',
    'account_id',
    (account_id) => ({ account_id }),
    ['studio-api', 'abcdef', `a${'b'.repeat(29)}`],
    ['api', 'abcde', 'Studio-api', '1-studio', 'studio-', `a${'b'.repeat(30)}`, 'a_b_c_d', ''],
  ],
  [
    'google_storage_bucket',
    'name',
    (name) => ({ name }),
    ['abc', 'studio-prod-originals', 'a.b.example.com', 'a_b', `${label63}.example`],
    [
      'ab',
      'Studio',
      '-abc',
      'abc-',
      'a'.repeat(64),
      '192.168.5.4',
      'goog-photos',
      'my-google-photos',
      'a..b',
      'a b c',
    ],
  ],
  [
    'google_storage_bucket',
    'soft_delete_policy.retention_duration_seconds',
    (retention_duration_seconds) => ({ soft_delete_policy: { retention_duration_seconds } }),
    [0, 604_800, 7_776_000],
    [1, 86_400, 7_776_001],
  ],
  [
    'google_storage_notification',
    'event_types',
    (event_types) => ({ event_types }),
    [['OBJECT_FINALIZE']],
    [['OBJECT_MADE'], ['OBJECT_FINALIZE', '']],
  ],
  [
    'google_pubsub_topic',
    'name',
    (name) => ({ name }),
    ['abc', 'photo-uploaded', 'a.b_c~d+e%f'],
    ['ab', 'google-topic', '1abc', 'a/b', 'a'.repeat(256), 'ünï'],
  ],
  [
    'google_pubsub_topic',
    'message_retention_duration',
    (message_retention_duration) => ({ message_retention_duration }),
    ['600s', '2678400s'],
    ['599s', '2678401s', '10m', 'x'],
  ],
  [
    'google_pubsub_subscription',
    'message_retention_duration',
    (message_retention_duration) => ({ message_retention_duration }),
    ['600s', '604800s'],
    ['60s', '2678401s', ''],
  ],
  [
    'google_pubsub_subscription',
    'ack_deadline_seconds',
    (ack_deadline_seconds) => ({ ack_deadline_seconds }),
    [10, 600, '60'],
    [9, 601, 10.5, 'soon'],
  ],
  [
    'google_pubsub_subscription',
    'dead_letter_policy.max_delivery_attempts',
    (max_delivery_attempts) => ({ dead_letter_policy: [{ max_delivery_attempts }] }),
    [5, 100],
    [0, 1, 4, 101],
  ],
  [
    'google_pubsub_subscription',
    'retry_policy.maximum_backoff',
    (maximum_backoff) => ({ retry_policy: { minimum_backoff: '10s', maximum_backoff } }),
    ['10s', '600s'],
    ['601s', '9s', '5m'],
  ],
  [
    'google_pubsub_subscription',
    'expiration_policy',
    (ttl) => ({ expiration_policy: { ttl } }),
    ['', '2678400s'],
    ['3600s', '604800s'],
  ],
  [
    'google_pubsub_subscription',
    'push_config.push_endpoint',
    (push_endpoint) => ({ push_config: { push_endpoint } }),
    ['https://a.run.app/', 'http://127.0.0.1:9000/'],
    ['http://a.example/', 'a'],
  ],
  [
    'google_cloud_scheduler_job',
    'name',
    (name) => ({ name }),
    ['sweep-tick', 'A_1'],
    ['', 'a b', 'a/b', 'a'.repeat(501)],
  ],
  [
    'google_cloud_scheduler_job',
    'schedule',
    (schedule) => ({ schedule }),
    ['*/5 * * * *'],
    ['* * * *', 'often'],
  ],
  [
    'google_cloud_scheduler_job',
    'time_zone',
    (time_zone) => ({ time_zone }),
    ['Etc/UTC', 'Europe/Berlin'],
    ['Mars/Phobos'],
  ],
  [
    'google_secret_manager_secret',
    'secret_id',
    (secret_id) => ({ secret_id }),
    ['signing-key', 'A_1'],
    ['', 'a.b', 'a/b', 'a'.repeat(256)],
  ],
  [
    'google_cloud_run_v2_service',
    'name',
    (name) => ({ name }),
    ['a', 'photo-thumbnails', 'a'.repeat(49)],
    ['a'.repeat(50), 'Photo', 'photo-', '1photo', ''],
  ],
  [
    'google_cloud_run_v2_service',
    'template.timeout',
    (timeout) => ({ template: { timeout } }),
    ['1s', '3600s'],
    ['0s', '3601s', '60'],
  ],
  [
    'google_cloud_run_v2_service',
    'template.max_instance_request_concurrency',
    (max_instance_request_concurrency) => ({ template: [{ max_instance_request_concurrency }] }),
    [1, 1000],
    [0, 1001],
  ],
  [
    'google_cloud_run_v2_service',
    'template.scaling.max_instance_count',
    (max_instance_count) => ({ template: { scaling: { max_instance_count } } }),
    [1, 100],
    [0, -1, 1.5],
  ],
  [
    'google_cloud_run_v2_service',
    'template.containers.startup_probe',
    (failure_threshold) => ({
      template: { containers: [{ startup_probe: { failure_threshold, period_seconds: 10 } }] },
    }),
    [1, 24],
    [25],
  ],
  [
    'google_cloud_run_v2_service',
    'template.containers.liveness_probe.timeout_seconds',
    (timeout_seconds) => ({
      template: { containers: [{ liveness_probe: { timeout_seconds, period_seconds: 30 } }] },
    }),
    [1, 30],
    [0, 31, 3601],
  ],
  [
    'google_cloud_run_v2_service',
    'template.containers.resources.limits.memory',
    (memory) => ({ template: { containers: [{ resources: { limits: { memory, cpu: '1' } } }] } }),
    ['512Mi', '4Gi'],
    ['64Mi', '8Gi', 'much'],
  ],
  [
    'google_cloud_run_v2_service',
    'template.containers.resources.limits.cpu',
    (cpu) => ({
      template: {
        execution_environment: 'EXECUTION_ENVIRONMENT_GEN1',
        containers: [{ resources: { limits: { memory: '2Gi', cpu } } }],
      },
    }),
    ['500m', '2', '4'],
    ['3', '6', '8'],
  ],
  [
    'google_cloud_run_v2_service',
    'template.containers.env.name',
    (name) => ({ template: { containers: [{ env: [{ name, value: '' }] }] } }),
    ['ORIGIN', 'a.b'],
    ['PORT', 'K_SERVICE', 'A=B', ''],
  ],
  [
    'google_firestore_database',
    'name',
    (name) => ({ name }),
    ['(default)', 'studio'],
    ['abc', 'Studio', 'studio-', '01234567-89ab-cdef-0123-456789abcdef', 'a'.repeat(64)],
  ],
  [
    'google_firestore_index',
    'fields',
    (length) => ({ fields: Array.from({ length: Number(length) }, () => ({ field_path: 'a' })) }),
    [2, 100],
    [0, 1, 101],
  ],
  [
    'google_project_iam_member',
    'member',
    (member) => ({ member }),
    ['allUsers', 'serviceAccount:a@b.c'],
    ['a@b.c', 'serviceAccount:', 'robot:a@b.c'],
  ],
  [
    'google_storage_bucket',
    'labels',
    (labels) => ({ labels }),
    [{}, { env: 'prod', 'cost-centre': '' }, { [label63]: label63 }],
    [
      { Env: 'prod' },
      { env: 'Prod' },
      { '1st': 'a' },
      { [`${label63}b`]: 'a' },
      { a: `${label63}b` },
      { '': 'a' },
      Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`k${n}`, 'v'])),
    ],
  ],
]

test.each(CASES)('%s.%s', (type, attribute, attributes, good, bad) => {
  const judge = (value: unknown) =>
    checkRules({ [type]: { it: attributes(value) } }).map((finding) => finding.attribute)
  for (const value of good) expect([value, judge(value)]).toEqual([value, []])
  for (const value of bad)
    expect([
      value,
      judge(value).some((each) => attribute.startsWith(each) || each.startsWith(attribute)),
    ]).toEqual([value, true])
})

test('a finding names the address, the value, the rule and its source', () => {
  const [finding] = checkRules({ google_service_account: { api: { account_id: 'api' } } })

  expect(finding).toMatchObject({
    address: 'google_service_account.api',
    attribute: 'account_id',
    value: 'api',
  })
  expect(findingText(finding!)).toMatch(
    /^google_service_account\.api\.account_id is "api"; it must be 6 to 30 .+ \(https:\/\/cloud\.google\.com\/iam/,
  )
})

test('values that are only known after the apply are not checked', () => {
  const name = '\x24{google_storage_bucket.other.name}'
  expect(checkRules({ google_storage_bucket: { it: { name, labels: { env: name } } } })).toEqual([])
})

test('every row has an https source', () => {
  expect(RULES.filter(({ source }) => !source.startsWith('https://'))).toEqual([])
})
