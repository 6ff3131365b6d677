import {
  type Attributes,
  atMostBytes,
  atMostCharacters,
  type Check,
  matching,
  oneOf,
  type Rule,
  seconds,
  secondsOf,
  wholeNumber,
} from './rule.ts'

const TOPIC = 'google_pubsub_topic'
const SUBSCRIPTION = 'google_pubsub_subscription'
const PROPERTIES = 'https://cloud.google.com/pubsub/docs/subscription-properties'
const REST = 'https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.subscriptions'
const DAY = 24 * 60 * 60
const DEFAULT_RETENTION = 7 * DAY

// https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names
const NAME: Check = matching(
  /^(?!goog)[A-Za-z][A-Za-z0-9._~+%-]{2,254}$/,
  '3 to 255 letters, digits and - . _ ~ + %, begin with a letter and not with "goog"',
)
const NAME_SOURCE = 'https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names'

const isNever = (value: unknown) => value === ''

export const PUBSUB_RULES: Rule[] = [
  { type: TOPIC, attribute: 'name', ...NAME, source: NAME_SOURCE },
  { type: SUBSCRIPTION, attribute: 'name', ...NAME, source: NAME_SOURCE },
  {
    type: TOPIC,
    attribute: 'message_retention_duration',
    ...seconds(600, 31 * DAY),
    source: 'https://cloud.google.com/pubsub/docs/topic-properties#message_retention',
  },
  {
    type: SUBSCRIPTION,
    attribute: 'message_retention_duration',
    ...seconds(600, 31 * DAY),
    source: `${PROPERTIES}#message_retention_duration`,
  },
  { type: SUBSCRIPTION, attribute: 'ack_deadline_seconds', ...wholeNumber(10, 600), source: REST },
  {
    type: SUBSCRIPTION,
    attribute: 'filter',
    ...atMostBytes(256),
    source: `${REST}#Subscription.FIELDS.filter`,
  },
  {
    type: SUBSCRIPTION,
    attribute: 'retry_policy.minimum_backoff',
    ...seconds(0, 600),
    source: `${REST}#RetryPolicy`,
  },
  {
    type: SUBSCRIPTION,
    attribute: 'retry_policy.maximum_backoff',
    ...seconds(0, 600),
    source: `${REST}#RetryPolicy`,
  },
  {
    type: SUBSCRIPTION,
    attribute: 'retry_policy.maximum_backoff',
    rule: 'at least the minimum backoff',
    allows: (value, { minimum_backoff: minimum = '10s' }: Attributes) =>
      secondsOf(value) >= secondsOf(minimum),
    source: `${REST}#RetryPolicy`,
  },
  {
    type: SUBSCRIPTION,
    attribute: 'dead_letter_policy.max_delivery_attempts',
    ...wholeNumber(5, 100),
    source: `${REST}#DeadLetterPolicy`,
  },
  {
    type: SUBSCRIPTION,
    attribute: 'expiration_policy.ttl',
    rule: 'empty (never), or a duration of at least 86400s',
    allows: (value) => isNever(value) || (/^\d+(\.\d+)?s$/.test(String(value)) && secondsOf(value) >= DAY),
    source: `${PROPERTIES}#expiration_period`,
  },
  {
    type: SUBSCRIPTION,
    attribute: 'expiration_policy',
    rule: 'a time to live longer than the message retention',
    allows(value, { message_retention_duration: retention = `${DEFAULT_RETENTION}s` }: Attributes) {
      const [policy] = [value].flat() as [{ ttl?: unknown } | undefined]
      return policy?.ttl === undefined || isNever(policy.ttl) || secondsOf(policy.ttl) > secondsOf(retention)
    },
    source: `${PROPERTIES}#expiration_period`,
  },
  {
    type: SUBSCRIPTION,
    attribute: 'push_config.push_endpoint',
    // Google accepts only https, but nothing on one machine has a certificate.
    ...matching(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/]).+/, 'an https address'),
    source: 'https://cloud.google.com/pubsub/docs/push#properties_of_a_push_subscription',
  },
  {
    type: SUBSCRIPTION,
    attribute: 'push_config.oidc_token.service_account_email',
    ...matching(/^[^@\s]+@[^@\s]+$/, 'the email of a service account'),
    source: `${REST}#OidcToken`,
  },
  {
    type: 'google_cloud_scheduler_job',
    attribute: 'name',
    ...matching(/^([A-Za-z0-9_-]{1,500})$/, '1 to 500 letters, digits, _ and -'),
    source:
      'https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs#Job.FIELDS.name',
  },
  {
    type: 'google_cloud_scheduler_job',
    attribute: 'description',
    ...atMostCharacters(500),
    source:
      'https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs#Job.FIELDS.description',
  },
  {
    type: 'google_cloud_scheduler_job',
    attribute: 'schedule',
    ...matching(/^\s*\S+(\s+\S+){4}\s*$|^every .+/, 'a unix cron expression of five fields'),
    source: 'https://cloud.google.com/scheduler/docs/configuring/cron-job-schedules',
  },
  {
    type: 'google_cloud_scheduler_job',
    attribute: 'time_zone',
    rule: 'a time zone of the tz database',
    allows: (value) => isTimeZone(String(value)),
    source:
      'https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs#Job.FIELDS.time_zone',
  },
  {
    type: 'google_cloud_scheduler_job',
    attribute: 'attempt_deadline',
    rule: 'a duration from 15s to 1800s for an HTTP target',
    allows: (value, block) => block.http_target === undefined || seconds(15, 30 * 60).allows(value, block),
    source:
      'https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs#Job.FIELDS.attempt_deadline',
  },
  {
    type: 'google_cloud_scheduler_job',
    attribute: 'retry_config.retry_count',
    ...wholeNumber(0, 5),
    source: 'https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs#RetryConfig',
  },
  {
    type: 'google_storage_notification',
    attribute: 'payload_format',
    ...oneOf('JSON_API_V1', 'NONE'),
    source: 'https://cloud.google.com/storage/docs/pubsub-notifications#payload',
  },
]

function isTimeZone(name: string): boolean {
  // Checking any other zone loads the table of time zones, which takes half as long as Node's own start.
  if (name === 'Etc/UTC' || name === 'UTC') return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
