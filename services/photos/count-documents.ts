// How counts lie in the database.
import { type DocumentData, type DocumentSnapshot, FieldValue } from '@google-cloud/firestore'
import { COUNT_GROUPS, type Counts, noCounts } from './counts.ts'

/** Firestore reserves names like `__this__` and has no empty ones; tags may be called so. */
const toFieldName = (value: string) => `=${value}`

/** What adds `change` to the counts of a document when it is merged into it. */
export function increments(ownerId: string, change: Counts): DocumentData {
  const data: DocumentData = { ownerId }
  if (change.total !== 0) data.total = FieldValue.increment(change.total)
  if (change.trashed !== 0) data.trashed = FieldValue.increment(change.trashed)
  for (const group of COUNT_GROUPS) {
    const fields = [...change[group]].map(([value, by]) => [toFieldName(value), FieldValue.increment(by)])
    if (fields.length > 0) data[group] = Object.fromEntries(fields)
  }
  return data
}

/** Firestore takes 500 transforms of one document in one commit (https://firebase.google.com/docs/firestore/quotas#writes_and_transactions). */
const MAX_INCREMENTS = 450

/** Whether so much changes, in many photos with many tags, that the numbers must be written themselves. */
export function isTooMuchToIncrement(change: Counts): boolean {
  return COUNT_GROUPS.reduce((sum, group) => sum + change[group].size, 0) > MAX_INCREMENTS
}

/** The whole document after `change`, without what is no longer there. */
export function changed(ownerId: string, before: Counts, change: Counts): DocumentData {
  const data: DocumentData = {
    ownerId,
    total: before.total + change.total,
    trashed: before.trashed + change.trashed,
  }
  for (const group of COUNT_GROUPS) {
    const sums = new Map(before[group])
    for (const [value, by] of change[group]) sums.set(value, (sums.get(value) ?? 0) + by)
    const present = [...sums].filter(([, count]) => count !== 0)
    data[group] = Object.fromEntries(present.map(([value, count]) => [toFieldName(value), count]))
  }
  return data
}

export function toCounts(snapshot: DocumentSnapshot): Counts {
  const data = snapshot.data() ?? {}
  const parsed = { ...noCounts(), total: data.total ?? 0, trashed: data.trashed ?? 0 }
  for (const group of COUNT_GROUPS)
    parsed[group] = new Map(
      Object.entries<number>(data[group] ?? {}).map(([name, count]) => [name.slice(1), count]),
    )
  return parsed
}
