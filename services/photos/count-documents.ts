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

export function toCounts(snapshot: DocumentSnapshot): Counts {
  const data = snapshot.data() ?? {}
  const parsed = { ...noCounts(), total: data.total ?? 0, trashed: data.trashed ?? 0 }
  for (const group of COUNT_GROUPS)
    parsed[group] = new Map(
      Object.entries<number>(data[group] ?? {}).map(([name, count]) => [name.slice(1), count]),
    )
  return parsed
}
