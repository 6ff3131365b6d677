// How counts lie in the database.
import { type DocumentData, type DocumentSnapshot, FieldValue } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents } from '../platform/documents.ts'
import { COUNT_GROUPS, type CountGroup, type Counts, noCounts } from './counts.ts'

const Group = Type.Record(Type.String(), Type.Number(), { default: {} })
const countDocuments = documents(
  Type.Object({
    total: Type.Number({ default: 0 }),
    trashed: Type.Number({ default: 0 }),
    days: Group,
    tags: Group,
    cameras: Group,
    formats: Group,
  }),
)

/** Firestore reserves names like `__this__` and has no empty ones; tags may be called so. */
const toFieldName = (value: string) => `=${value}`

/**
 * Bytes of each group: together well below the 1 MiB of a document
 * (https://firebase.google.com/docs/firestore/quotas#limits). The rarest values are not counted beyond that.
 */
const MAX_GROUP_BYTES: Record<CountGroup, number> = {
  days: 200_000,
  tags: 400_000,
  cameras: 200_000,
  formats: 20_000,
}

/**
 * Whether adding is enough, which needs no reading and so does not wait for others: as for each new upload.
 * Whatever takes away leaves zeros when it only adds, and tags and cameras can be without number.
 */
export function isOnlyAdding(change: Counts): boolean {
  const isRising = COUNT_GROUPS.every((group) => [...change[group].values()].every((by) => by > 0))
  return isRising && change.total >= 0 && change.trashed >= 0 && change.tags.size + change.cameras.size === 0
}

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

/** The whole document after `change`, without what is no longer there and within its limits. */
export function changed(ownerId: string, before: Counts, change: Counts): DocumentData {
  const data: DocumentData = {
    ownerId,
    total: before.total + change.total,
    trashed: before.trashed + change.trashed,
  }
  for (const group of COUNT_GROUPS) {
    const sums = new Map(before[group])
    for (const [value, by] of change[group]) sums.set(value, (sums.get(value) ?? 0) + by)
    const present = [...sums].filter(([, count]) => count > 0)
    const kept = withinBytes(present, MAX_GROUP_BYTES[group])
    data[group] = Object.fromEntries(kept.map(([value, count]) => [toFieldName(value), count]))
  }
  return data
}

/** All of them, or as many of the most frequent as there is room for. */
function withinBytes(counts: [string, number][], limit: number): [string, number][] {
  // A field takes its name in UTF-8 and one byte, and a number eight.
  const sizes = counts.map(([value]) => Buffer.byteLength(toFieldName(value)) + 9)
  if (sizes.reduce((sum, size) => sum + size, 0) <= limit) return counts
  let used = 0
  return counts
    .map((entry, i) => ({ entry, size: sizes[i] ?? 0 }))
    .sort((a, b) => b.entry[1] - a.entry[1])
    .filter(({ size }) => {
      used += size
      return used <= limit
    })
    .map(({ entry }) => entry)
}

export function toCounts(snapshot: DocumentSnapshot): Counts {
  const stored = countDocuments.read(snapshot)
  if (!stored) return noCounts()
  const counts = { ...noCounts(), total: stored.total, trashed: stored.trashed }
  for (const group of COUNT_GROUPS)
    counts[group] = new Map(Object.entries(stored[group]).map(([name, count]) => [name.slice(1), count]))
  return counts
}
