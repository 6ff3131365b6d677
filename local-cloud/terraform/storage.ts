import type { BucketDescription, LifecycleRule, NotificationDescription } from '../description.ts'
import { shortName } from './names.ts'
import type { Reader } from './reader.ts'

/** Google's default since March 2024; 0 switches it off. Source: https://cloud.google.com/storage/docs/soft-delete */
const DEFAULT_SOFT_DELETE_SECONDS = 7 * 24 * 60 * 60
/** Seconds a browser keeps a preflight answer when the rule names none. */
const DEFAULT_CORS_MAX_AGE = 3600

export function readBucket(bucket: Reader): BucketDescription {
  const softDelete = bucket.block('soft_delete_policy')
  return {
    name: bucket.text('name'),
    location: bucket.text('location'),
    storageClass: bucket.text('storage_class', 'STANDARD'),
    uniformBucketLevelAccess: bucket.flag('uniform_bucket_level_access', false),
    publicAccessPrevention: oneOf(bucket, 'public_access_prevention', ['inherited', 'enforced'] as const),
    versioning: bucket.block('versioning')?.flag('enabled', false) ?? false,
    cors: bucket.blocks('cors').map((rule) => ({
      origin: rule.texts('origin'),
      method: rule.texts('method'),
      responseHeader: rule.texts('response_header'),
      maxAgeSeconds: rule.number('max_age_seconds', DEFAULT_CORS_MAX_AGE),
    })),
    lifecycle: bucket.blocks('lifecycle_rule').map(readLifecycleRule),
    softDeleteSeconds:
      softDelete?.number('retention_duration_seconds', DEFAULT_SOFT_DELETE_SECONDS) ??
      DEFAULT_SOFT_DELETE_SECONDS,
  }
}

function readLifecycleRule(rule: Reader): LifecycleRule {
  const action = rule.block('action')
  const condition = rule.block('condition')
  if (!action || !condition) throw new Error(`${rule.address}: needs an action and a condition`)
  // These only control whether Terraform sends a zero to Google.
  condition.withoutEffect(['no_age', 'send_age_if_zero', 'send_days_since_noncurrent_time_if_zero'])
  const storageClass = action.optionalText('storage_class')
  const age = condition.optionalNumber('age')
  const daysSinceNoncurrentTime = condition.optionalNumber('days_since_noncurrent_time')
  const withState = condition.optionalText('with_state')
  return {
    action: {
      type: oneOf(action, 'type', ['Delete', 'SetStorageClass', 'AbortIncompleteMultipartUpload'] as const),
      ...(storageClass !== null && { storageClass }),
    },
    condition: {
      ...(age !== undefined && { age }),
      ...(daysSinceNoncurrentTime !== undefined && { daysSinceNoncurrentTime }),
      ...(condition.has('matches_storage_class') && {
        matchesStorageClass: condition.texts('matches_storage_class'),
      }),
      ...(condition.has('matches_prefix') && { matchesPrefix: condition.texts('matches_prefix') }),
      ...(withState !== null && { withState }),
    },
  }
}

export function readNotification(notification: Reader, id: string): NotificationDescription {
  return {
    id,
    bucket: notification.text('bucket'),
    topic: shortName(notification.text('topic')),
    payloadFormat: oneOf(notification, 'payload_format', ['JSON_API_V1', 'NONE'] as const),
    eventTypes: notification.texts('event_types'),
    objectNamePrefix: notification.text('object_name_prefix', ''),
    customAttributes: notification.textMap('custom_attributes'),
  }
}

/** The attribute's value, which must be one of `allowed`; the first of these when it is absent. */
function oneOf<const T extends string>(reader: Reader, name: string, allowed: readonly T[]): T {
  const value = reader.text(name, allowed[0])
  const found = allowed.find((each) => each === value)
  if (found === undefined) {
    throw new Error(`${reader.address}.${name}: ${value} is not simulated, only ${allowed.join(', ')}`)
  }
  return found
}
