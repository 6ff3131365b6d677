import type { BucketDescription, LifecycleRule } from '../description.ts'
import type { Database } from './database.ts'
import { DAY_MS, SWEEP_MS } from './limits.ts'
import { fromRow, type Objects } from './objects.ts'
import type { Sessions } from './sessions.ts'
import type { StorageDeps } from './storage-deps.ts'
import type { StoredObject } from './stored-object.ts'

/**
 * The work that time brings: lifecycle rules, soft-deleted versions that are purged, sessions that expire.
 * It runs at the start and every hour of the clock; Google may lag by a day.
 */
export function createLifecycle(deps: {
  storage: StorageDeps
  database: Database
  objects: Objects
  sessions: Sessions
}) {
  const { database, objects, sessions } = deps
  const { description, clock } = deps.storage
  const selectPurgeable = database.prepare('SELECT * FROM objects WHERE purge <= ?')
  const selectOld = database.prepare(
    `SELECT * FROM objects WHERE bucket = ? AND created <= ? AND state != 'soft-deleted'`,
  )
  let cancel = () => {}

  function apply(bucket: BucketDescription, rule: LifecycleRule) {
    const { type, storageClass } = rule.action
    if (type === 'AbortIncompleteMultipartUpload') return
    const { age = 0 } = rule.condition
    for (const row of selectOld.all(bucket.name, clock.now() - age * DAY_MS)) {
      const object = fromRow(row) as StoredObject
      if (!meets(rule, object, clock.now())) continue
      if (type === 'Delete') objects.remove(bucket, object, object.state === 'noncurrent')
      else if (storageClass && object.settings.storageClass !== storageClass)
        objects.changeSettings(object, { ...object.settings, storageClass })
    }
  }

  function sweep() {
    // First, so that a full disk delays this work but does not end it.
    cancel = clock.after(SWEEP_MS, sweep)
    sessions.removeExpired()
    for (const row of selectPurgeable.all(clock.now())) objects.purge(fromRow(row) as StoredObject)
    for (const bucket of description.buckets) {
      for (const rule of bucket.lifecycle) apply(bucket, rule)
    }
  }

  return {
    start: sweep,
    stop: () => cancel(),
  }
}

/** Whether all of a rule's conditions hold; the age has already been checked. */
function meets({ condition }: LifecycleRule, object: StoredObject, now: number): boolean {
  const { matchesPrefix, matchesStorageClass, withState = 'ANY', daysSinceNoncurrentTime } = condition
  if (matchesStorageClass && !matchesStorageClass.includes(object.settings.storageClass ?? 'STANDARD'))
    return false
  if (matchesPrefix?.length && !matchesPrefix.some((prefix) => object.name.startsWith(prefix))) return false
  if (withState === 'LIVE' && object.state !== 'live') return false
  if (withState === 'ARCHIVED' && object.state !== 'noncurrent') return false
  if (daysSinceNoncurrentTime === undefined) return true
  return object.deleted !== null && object.deleted + daysSinceNoncurrentTime * DAY_MS <= now
}
