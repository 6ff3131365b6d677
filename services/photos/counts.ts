// How many photos a person has, by day, tag, camera and format. The counts are updated with every change, so a summary
// costs the same however many photos there are. Private photos are not counted, because everybody who sees the timeline
// sees the counts.
import { formatOf, storedBin } from './facets.ts'
import type { PhotoSummary } from './list-schemas.ts'
import type { PhotoRecord } from './record.ts'

export const COUNT_NUMBERS = ['total', 'trashed', 'archived', 'favourites'] as const
export const COUNT_GROUPS = ['days', 'tags', 'cameras', 'formats', 'albums'] as const
export type CountGroup = (typeof COUNT_GROUPS)[number]

/** Maps rather than objects, because people may use any tag, even `__proto__`. */
export interface Counts extends Record<CountGroup, Map<string, number>> {
  total: number
  trashed: number
  archived: number
  /** In the timeline and the archive. */
  favourites: number
}

export const noCounts = (): Counts => ({
  ...{ total: 0, trashed: 0, archived: 0, favourites: 0 },
  days: new Map(),
  tags: new Map(),
  cameras: new Map(),
  formats: new Map(),
  albums: new Map(),
})

export interface Change {
  /** Null when the photo did not exist. */
  before: PhotoRecord | null
  /** Null when the photo no longer exists. */
  after: PhotoRecord | null
}

/** What must be added to the counts when photos change; null when nothing must be. */
export function countChanges(changes: Change[]): Counts | null {
  const sum = noCounts()
  for (const { before, after } of changes) {
    add(sum, before, -1)
    add(sum, after, 1)
  }
  let isEmpty = COUNT_NUMBERS.every((name) => sum[name] === 0)
  for (const group of COUNT_GROUPS) {
    for (const [value, count] of sum[group]) {
      if (count === 0) sum[group].delete(value)
      else isEmpty = false
    }
  }
  return isEmpty ? null : sum
}

function add(counts: Counts, photo: PhotoRecord | null, by: 1 | -1): void {
  const bin = photo && storedBin(photo)
  if (!photo || !bin) return
  if (bin === 'trash') counts.trashed += by
  if (bin === 'archive') counts.archived += by
  if (photo.isFavourite && (bin === 'timeline' || bin === 'archive')) counts.favourites += by
  // Albums show what is kept out of the timeline, too.
  if (bin === 'timeline' || bin === 'archive')
    for (const album of photo.albums) increase(counts.albums, album, by)
  if (bin !== 'timeline') return
  counts.total += by
  increase(counts.days, photo.day, by)
  increase(counts.formats, formatOf(photo.contentType), by)
  if (photo.metadata?.camera) increase(counts.cameras, photo.metadata.camera, by)
  for (const tag of photo.tags) increase(counts.tags, tag, by)
}

/** How many photos each album shows. */
export function countAlbums(parts: Counts[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { albums } of parts) for (const [id, count] of albums) increase(sums, id, count)
  return sums
}

export function summarize(parts: Counts[]): PhotoSummary {
  const sum = noCounts()
  for (const part of parts) {
    for (const name of COUNT_NUMBERS) sum[name] += part[name]
    for (const group of COUNT_GROUPS)
      for (const [value, count] of part[group]) increase(sum[group], value, count)
  }
  const present = (group: CountGroup) => [...sum[group]].filter(([, count]) => count > 0)
  const falling = (group: CountGroup) =>
    present(group)
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return {
    ...{ total: sum.total, trashed: sum.trashed, archived: sum.archived, favourites: sum.favourites },
    days: present('days')
      .map(([day, count]) => ({ day, count }))
      .sort((a, b) => (a.day < b.day ? 1 : -1)),
    tags: falling('tags'),
    cameras: falling('cameras'),
    formats: falling('formats'),
  }
}

function increase(counts: Map<string, number>, value: string, by: number): void {
  counts.set(value, (counts.get(value) ?? 0) + by)
}
