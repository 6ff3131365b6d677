import { isDeepStrictEqual } from 'node:util'
import type { Attributes, Change } from './change.ts'

/** What may be lost although the resource stays. */
export function lossesOf({ type, before, after }: Change): string[] {
  if (!before || !after) return ttlOf(type, before, after)
  const found = ttlOf(type, before, after)
  const isOff = (name: string, on: unknown) => before[name] === on && after[name] !== on
  if (isOff('deletion_protection', true) || isOff('delete_protection_state', 'DELETE_PROTECTION_ENABLED'))
    found.push('is no longer protected from being deleted')
  if (isOff('point_in_time_recovery_enablement', 'POINT_IN_TIME_RECOVERY_ENABLED'))
    found.push('can no longer be restored to a moment')
  if (before.force_destroy !== true && after.force_destroy === true)
    found.push('may be deleted with everything in it')
  if (type === 'google_storage_bucket') found.push(...bucketLosses(before, after))
  const shorter = ['message_retention_duration', 'retention', 'version_destroy_ttl'].filter(
    (name) => seconds(after[name]) < seconds(before[name]),
  )
  found.push(...shorter.map((name) => `${name} is shorter: ${before[name]} → ${after[name]}`))
  return found
}

function ttlOf(type: string, before: Attributes | null, after: Attributes | null): string[] {
  if (type !== 'google_firestore_field' || !after?.ttl_config || before?.ttl_config) return []
  return [`documents of ${after.collection} are deleted when ${after.field} is over`]
}

interface LifecycleRule {
  action?: { type?: string }
}

function bucketLosses(before: Attributes, after: Attributes): string[] {
  const found: string[] = []
  const deleting = (bucket: Attributes) =>
    ([bucket.lifecycle_rule ?? []].flat() as LifecycleRule[]).filter(
      ({ action }) => action?.type === 'Delete',
    )
  const added = deleting(after).filter(
    (rule) => !deleting(before).some((each) => isDeepStrictEqual(each, rule)),
  )
  if (added.length > 0) found.push('a new rule deletes objects by itself')
  const versioned = (bucket: Attributes) =>
    (bucket.versioning as { enabled?: boolean } | undefined)?.enabled === true
  if (versioned(before) && !versioned(after)) found.push('objects that are replaced are no longer kept')
  const kept = (bucket: Attributes) =>
    Number(
      (bucket.soft_delete_policy as { retention_duration_seconds?: number } | undefined)
        ?.retention_duration_seconds ?? 0,
    )
  if (kept(after) < kept(before))
    found.push(`deleted objects can be restored for ${kept(after) / 86_400} days only`)
  return found
}

/** Nothing compares as longer or shorter than nothing. */
const seconds = (duration: unknown) =>
  typeof duration === 'string' ? Number.parseFloat(duration) : Number.NaN
