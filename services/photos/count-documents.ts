// How counts are stored in the database.
import { type DocumentData, type DocumentSnapshot, FieldValue } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents } from '../platform/documents.ts'
import { COUNT_GROUPS, COUNT_NUMBERS, type CountGroup, type Counts, noCounts } from './counts.ts'

const Group = Type.Record(Type.String(), Type.Number(), { default: {} })
const countDocuments = documents(
  Type.Object({
    total: Type.Number({ default: 0 }),
    trashed: Type.Number({ default: 0 }),
    archived: Type.Number({ default: 0 }),
    favourites: Type.Number({ default: 0 }),
    days: Group,
    tags: Group,
    cameras: Group,
    formats: Group,
    albums: Group,
  }),
)

/** Firestore reserves names like `__this__` and has no empty ones, but a tag may be called so. */
const toFieldName = (value: string) => `=${value}`

/**
 * Bytes per group. Together they stay well below the 1 MiB of a document
 * (https://firebase.google.com/docs/firestore/quotas#limits). Beyond that the rarest values are not counted.
 */
const MAX_GROUP_BYTES: Record<CountGroup, number> = {
  days: 200_000,
  tags: 400_000,
  cameras: 200_000,
  formats: 20_000,
  // All of them fit: there are at most MOST_ALBUMS.
  albums: 60_000,
}

/**
 * Whether incrementing is enough, as for each new upload: it needs no read and so does not wait for others.
 * Decrementing would leave zeros behind, and there can be any number of tags and cameras.
 */
export function isOnlyAdding(change: Counts): boolean {
  const isRising = COUNT_GROUPS.every((group) => [...change[group].values()].every((by) => by > 0))
  const isFalling = COUNT_NUMBERS.some((name) => change[name] < 0)
  return isRising && !isFalling && change.tags.size + change.cameras.size === 0
}

/** The update that adds `change` to the counts of a document when it is merged into it. */
export function increments(ownerId: string, change: Counts): DocumentData {
  const data: DocumentData = { ownerId }
  for (const name of COUNT_NUMBERS) if (change[name] !== 0) data[name] = FieldValue.increment(change[name])
  for (const group of COUNT_GROUPS) {
    const fields = [...change[group]].map(([value, by]) => [toFieldName(value), FieldValue.increment(by)])
    if (fields.length > 0) data[group] = Object.fromEntries(fields)
  }
  return data
}

/** The whole document after `change`, without values that no longer occur and within its limits. */
export function changed(ownerId: string, before: Counts, change: Counts): DocumentData {
  const data: DocumentData = { ownerId }
  for (const name of COUNT_NUMBERS) data[name] = before[name] + change[name]
  for (const group of COUNT_GROUPS) {
    const sums = new Map(before[group])
    for (const [value, by] of change[group]) sums.set(value, (sums.get(value) ?? 0) + by)
    const present = [...sums].filter(([, count]) => count > 0)
    const kept = withinBytes(present, MAX_GROUP_BYTES[group])
    data[group] = Object.fromEntries(kept.map(([value, count]) => [toFieldName(value), count]))
  }
  return data
}

/** All counts, or as many of the most frequent ones as fit. */
function withinBytes(counts: [string, number][], limit: number): [string, number][] {
  // A field takes its name in UTF-8 plus one byte, and a number takes eight.
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
  const { total, trashed, archived, favourites } = stored
  const counts = { ...noCounts(), total, trashed, archived, favourites }
  for (const group of COUNT_GROUPS)
    counts[group] = new Map(Object.entries(stored[group]).map(([name, count]) => [name.slice(1), count]))
  return counts
}
