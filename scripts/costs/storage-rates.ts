// What a GiB costs in a bucket whose rules move and delete it.
import { storedUntilDeleted } from '../../local-cloud/billing/cost.ts'
import { DAYS_OF_MONTH, type LEAST_DAYS } from '../../local-cloud/billing/prices.ts'
import type { Rate } from './rate.ts'

type StorageClass = keyof typeof LEAST_DAYS

interface Bucket {
  name: string
  storage_class?: string
  lifecycle_rule?: LifecycleRule | LifecycleRule[]
  soft_delete_policy?: { retention_duration_seconds?: number }
}

interface LifecycleRule {
  action: { type: string; storage_class?: string }
  condition?: { age?: number }
}

const YEAR_DAYS = 365
const DAY_SECONDS = 86_400
/** Of a bucket that says nothing. Source: https://cloud.google.com/storage/docs/soft-delete */
const USUAL_SOFT_DELETE_SECONDS = 7 * DAY_SECONDS

/**
 * A GiB that is written and kept for a year, and one that is deleted and still kept. At the price of one region, because
 * the table has no other; rules without an age count from no known day and are left out.
 */
export function bucketRates(bucket: Bucket): Rate[] {
  const deletedDays =
    (bucket.soft_delete_policy?.retention_duration_seconds ?? USUAL_SOFT_DELETE_SECONDS) / DAY_SECONDS
  const first = classOf(bucket.storage_class)
  const of = `bucket ${bucket.name}`
  return [
    { of, what: 'each GiB, its first year', used: yearOf(first, [bucket.lifecycle_rule ?? []].flat()) },
    {
      of,
      what: 'each GiB that is deleted, until nothing can bring it back',
      used: { [`storage ${first}`]: deletedDays / DAYS_OF_MONTH },
    },
  ]
}

function yearOf(first: StorageClass, rules: readonly LifecycleRule[]): Rate['used'] {
  const aged = rules
    .flatMap(({ action, condition: { age } = {} }) => (age === undefined ? [] : [{ action, age }]))
    .filter(({ action, age }) => age < YEAR_DAYS && ['Delete', 'SetStorageClass'].includes(action.type))
    .sort((one, other) => one.age - other.age)
  const used: Rate['used'] = {}
  let [now, since]: [StorageClass | null, number] = [first, 0]
  const stay = (until: number, isDeleted: boolean) => {
    if (now === null) return
    const days = until - since
    const months = isDeleted ? storedUntilDeleted(1, days, now) : days / DAYS_OF_MONTH
    used[`storage ${now}`] = (used[`storage ${now}`] ?? 0) + months
    since = until
  }
  for (const { action, age } of aged) {
    stay(age, action.type === 'Delete')
    if (now !== null) now = action.type === 'Delete' ? null : classOf(action.storage_class)
  }
  stay(YEAR_DAYS, false)
  return used
}

const classOf = (name = 'STANDARD'): StorageClass => {
  const known = name.toLowerCase()
  // The old names of regional and multi-regional buckets are standard ones.
  return known === 'nearline' || known === 'coldline' || known === 'archive' ? known : 'standard'
}
