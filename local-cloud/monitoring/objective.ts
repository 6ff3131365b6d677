// A service level objective's indicator: which share of the requests was bad.
// Source: https://cloud.google.com/stackdriver/docs/solutions/slo-monitoring/api/constructs
import { pointsIn, selected } from './aggregate.ts'
import type { ObjectiveDescription } from './description.ts'
import { type Filter, parseFilter } from './filter.ts'
import type { AllSeries } from './series.ts'

export interface Indicator {
  /** In [0, 1]; null when there was nothing in these minutes. `end` is exclusive. */
  badShare(begin: number, end: number): number | null
}

export function createIndicator({ indicator }: ObjectiveDescription, all: AllSeries): Indicator {
  const values = (filter: Filter, begin: number, end: number) =>
    selected(all, filter).flatMap((series) => pointsIn(series, begin, end).flat())
  const sum = (filter: Filter, begin: number, end: number) =>
    values(filter, begin, end).reduce((total, each) => total + each, 0)

  if (indicator.kind === 'ratio') {
    const bad = parseFilter(indicator.bad)
    const total = parseFilter(indicator.total)
    return {
      badShare(begin, end) {
        const count = sum(total, begin, end)
        return count === 0 ? null : sum(bad, begin, end) / count
      },
    }
  }
  const distribution = parseFilter(indicator.distribution)
  const { min, max } = indicator
  return {
    badShare(begin, end) {
      const found = values(distribution, begin, end)
      if (found.length === 0) return null
      return found.filter((value) => value < min || value > max).length / found.length
    },
  }
}
