import { atMostBytes, atMostItems, entries, matching, oneOf, type Rule, wholeNumber } from './rule.ts'

const BUCKET = 'google_storage_bucket'
const NAMES = 'https://cloud.google.com/storage/docs/buckets#naming'
const NOTIFICATION = 'google_storage_notification'
const NOTIFICATIONS = 'https://cloud.google.com/storage/docs/json_api/v1/notifications'
const DAY = 24 * 60 * 60

export const STORAGE_RULES: Rule[] = [
  {
    type: BUCKET,
    attribute: 'name',
    rule: '3 to 63 lowercase letters, digits, - and _ (up to 222 with dots, each part up to 63), begin and end with a letter or digit, be no address, and not say "google" or begin with "goog"',
    allows: (value) => isBucketName(String(value)),
    source: NAMES,
  },
  {
    type: BUCKET,
    attribute: 'soft_delete_policy.retention_duration_seconds',
    rule: '0, or from 604800 (7 days) to 7776000 (90 days)',
    allows: (value) => Number(value) === 0 || (Number(value) >= 7 * DAY && Number(value) <= 90 * DAY),
    source: 'https://cloud.google.com/storage/docs/soft-delete#retention-duration',
  },
  {
    type: BUCKET,
    attribute: 'public_access_prevention',
    ...oneOf('inherited', 'enforced'),
    source: 'https://cloud.google.com/storage/docs/public-access-prevention',
  },
  {
    type: BUCKET,
    attribute: 'storage_class',
    ...oneOf(
      'STANDARD',
      'NEARLINE',
      'COLDLINE',
      'ARCHIVE',
      'MULTI_REGIONAL',
      'REGIONAL',
      'DURABLE_REDUCED_AVAILABILITY',
    ),
    source: 'https://cloud.google.com/storage/docs/storage-classes',
  },
  {
    type: BUCKET,
    attribute: 'lifecycle_rule',
    ...atMostItems(100),
    source: 'https://cloud.google.com/storage/quotas#buckets',
  },
  {
    type: BUCKET,
    attribute: 'lifecycle_rule.condition.age',
    ...wholeNumber(0, 2 ** 31 - 1),
    source: 'https://cloud.google.com/storage/docs/lifecycle#age',
  },
  {
    type: BUCKET,
    attribute: 'cors.max_age_seconds',
    ...wholeNumber(0, 2 ** 31 - 1),
    source: 'https://cloud.google.com/storage/docs/cors-configurations',
  },
  {
    type: BUCKET,
    attribute: 'cors.method',
    rule: 'methods of HTTP, or *',
    allows: (value) =>
      [value].flat().every((each) => /^(\*|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(String(each))),
    source: 'https://cloud.google.com/storage/docs/cors-configurations',
  },
  {
    type: NOTIFICATION,
    attribute: 'event_types',
    rule: 'OBJECT_FINALIZE, OBJECT_METADATA_UPDATE, OBJECT_DELETE or OBJECT_ARCHIVE',
    allows: (value) =>
      [value].flat().every((each) => /^OBJECT_(FINALIZE|METADATA_UPDATE|DELETE|ARCHIVE)$/.test(String(each))),
    source: NOTIFICATIONS,
  },
  { type: NOTIFICATION, attribute: 'object_name_prefix', ...atMostBytes(1024), source: NOTIFICATIONS },
  {
    type: NOTIFICATION,
    attribute: 'custom_attributes',
    ...entries(
      'keys of at most 256 bytes that do not begin with "goog", and values of at most 1024',
      (key, value) =>
        !key.startsWith('goog') && atMostBytes(256).allows(key, {}) && atMostBytes(1024).allows(value, {}),
    ),
    source: 'https://cloud.google.com/pubsub/quotas#resource_limits',
  },
  {
    type: 'google_secret_manager_secret',
    attribute: 'secret_id',
    ...matching(/^[A-Za-z0-9_-]{1,255}$/, '1 to 255 letters, digits, _ and -'),
    source: 'https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create',
  },
  {
    type: 'google_secret_manager_secret_version',
    attribute: 'secret_data',
    ...atMostBytes(64 * 1024),
    source: 'https://cloud.google.com/secret-manager/quotas#content-limits',
  },
  {
    type: 'google_artifact_registry_repository',
    attribute: 'repository_id',
    ...matching(
      /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
      '1 to 63 lowercase letters, digits and -, begin with a letter and not end with -',
    ),
    source: 'https://cloud.google.com/artifact-registry/docs/repositories/create-repos',
  },
]

function isBucketName(name: string): boolean {
  const parts = name.split('.')
  return (
    /^[a-z0-9][a-z0-9._-]+[a-z0-9]$/.test(name) &&
    name.length <= (parts.length > 1 ? 222 : 63) &&
    parts.every((part) => part.length >= 1 && part.length <= 63) &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !/^goog|google|g00gle/.test(name)
  )
}
