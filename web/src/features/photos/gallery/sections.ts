// Turns fetched lists into what is drawn: sections with a title, their photos, and how many more will come.
import type { PhotoQuery } from '../../../../../services/photos/list-schemas.ts'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { itemsOf } from '../../../list-pages.ts'
import type { TileList } from '../data/list-rules.ts'
import type { DayCount } from './plan.ts'

export interface Section {
  key: string
  /** YYYY-MM-DD; null where the list is not sorted by day. */
  day: string | null
  tiles: readonly PhotoTile[]
  /** Photos not fetched yet. */
  missing: number
  /** The list from which it comes. */
  query: PhotoQuery
}

/** How many places are reserved for another page when no count is known. */
const HELD_PLACES = 24

/** The days of one stretch of the timeline, in timeline order, with their fetched photos. */
export function stretchSections(
  query: PhotoQuery,
  days: readonly DayCount[],
  list: TileList | undefined,
): Section[] {
  const isAscending = query.order === 'asc'
  const order = isAscending ? [...days].reverse() : days
  if (!list) return order.map(({ day, count }) => ({ key: day, day, tiles: [], missing: count, query }))
  const sections = groupByDay(list, query)
  if (list.pages.at(-1)?.nextCursor == null) return sections
  // The last fetched day may continue; the days after it are still to come.
  const last = sections.at(-1)
  const counts = new Map(order.map(({ day, count }) => [day, count]))
  if (last) last.missing = Math.max(0, (counts.get(last.key) ?? 0) - last.tiles.length)
  const isLater = (day: string) => !last || (isAscending ? day > last.key : day < last.key)
  for (const { day, count } of order)
    if (isLater(day)) sections.push({ key: day, day, tiles: [], missing: count, query })
  return sections
}

/** The sections of a list without known counts. */
export function listSections(query: PhotoQuery, list: TileList | undefined): Section[] {
  if (!list) return []
  const sections: Section[] =
    query.trashed || query.sort === 'title' || query.sort === 'hand'
      ? [{ key: 'all', day: null, tiles: itemsOf(list), missing: 0, query }]
      : groupByDay(list, query)
  const last = sections.at(-1)
  if (list.pages.at(-1)?.nextCursor != null) {
    if (last) last.missing = HELD_PLACES
    // A page may be empty without being the last.
    else sections.push({ key: 'all', day: null, tiles: [], missing: HELD_PLACES, query })
  }
  return sections.filter((section) => section.tiles.length + section.missing > 0)
}

function groupByDay(list: TileList, query: PhotoQuery): Section[] {
  const sections = new Map<string, Section & { tiles: PhotoTile[] }>()
  for (const page of list.pages)
    for (const tile of page.items) {
      const day = query.sort === 'added' ? localDay(tile.addedAt) : tile.day
      const section = sections.get(day)
      if (section) section.tiles.push(tile)
      else sections.set(day, { key: day, day, tiles: [tile], missing: 0, query })
    }
  return [...sections.values()]
}

/** The day of an event in this browser's time zone. */
function localDay(instant: string): string {
  const date = new Date(instant)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}
