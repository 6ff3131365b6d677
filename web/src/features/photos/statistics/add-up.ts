import { STATISTICS_GROUPS, type StatisticsPart } from '../../../../../services/photos/view-schemas.ts'

export type Statistics = Omit<StatisticsPart, 'nextCursor'>

export const NOTHING: Statistics = {
  ...{ photos: 0, cameras: [], lenses: [], focalLengths: [], apertures: [], months: [], hours: [] },
}

/** Two parts of the timeline as one; the most frequent value first. */
export function addUp(one: Statistics, other: Statistics): Statistics {
  const sum: Statistics = { ...NOTHING, photos: one.photos + other.photos }
  for (const group of STATISTICS_GROUPS) {
    const counts = new Map<string, number>()
    for (const { value, count } of [...one[group], ...other[group]])
      counts.set(value, (counts.get(value) ?? 0) + count)
    sum[group] = [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }
  return sum
}

/** The most frequent values in the order of the numbers they are. */
export const inOrder = (counts: Statistics['apertures'], most: number) =>
  counts.slice(0, most).sort((a, b) => Number(a.value) - Number(b.value))
