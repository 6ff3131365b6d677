// The timeline is fetched in stretches of days with about a page of photos each, so that one can jump anywhere in
// 100,000 photos and fetch only what is visible.
import { STRETCH_SIZE } from '../page-size.ts'

export interface DayCount {
  day: string
  count: number
}

/** A stretch of days, both ends included, `from` being the older one; `days` are in the order of the timeline. */
export interface Stretch {
  from: string
  to: string
  days: DayCount[]
}

/**
 * Cuts the days (newest first) into stretches. A stretch that existed before keeps its edges, so that fetched photos
 * stay valid while others come and go.
 */
export function planStretches(days: readonly DayCount[], before: readonly Stretch[] = []): Stretch[] {
  const stretches: Stretch[] = []
  let current: Stretch | undefined
  let size = 0
  let old = 0
  for (const entry of days) {
    while (old < before.length && before[old]!.from > entry.day) old++
    const kept = before[old] && before[old]!.to >= entry.day ? before[old] : undefined
    const belongs = kept
      ? current?.from === kept.from && current.to === kept.to
      : current && size + entry.count <= STRETCH_SIZE && !isKept(current, before)
    if (current && belongs) {
      if (!kept) current.from = entry.day
      current.days.push(entry)
      size += entry.count
      continue
    }
    current = { from: kept?.from ?? entry.day, to: kept?.to ?? entry.day, days: [entry] }
    size = entry.count
    stretches.push(current)
  }
  return stretches
}

function isKept(stretch: Stretch, before: readonly Stretch[]): boolean {
  return before.some(({ from, to }) => from === stretch.from && to === stretch.to)
}
