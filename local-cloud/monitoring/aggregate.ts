// Alignment makes one value of a series' points in a period, reduction one value of several series.
// Source: https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies#Aggregation
import { canonical, type Filter } from './filter.ts'
import { type AllSeries, lookAtSeries, type Point, type Series } from './series.ts'

export interface Aggregation {
  alignmentSeconds: number
  aligner: string
  reducer: string
  /** `resource.labels.subscription_id`. */
  groupBy: string[]
}

export interface Group {
  labels: Record<string, string>
  value: number
}

type Align = (points: Point[], seconds: number) => Point | null

const numbers = (points: Point[]) => points.flat()
const sum = (values: number[]) => values.reduce((total, each) => total + each, 0)
const mean = (values: number[]) => sum(values) / values.length

/** The value below or at which that share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN
}

const ALIGNERS: Record<string, Align> = {
  ALIGN_DELTA: (points) => (Array.isArray(points[0]) ? numbers(points) : sum(numbers(points))),
  ALIGN_SUM: (points) => (Array.isArray(points[0]) ? numbers(points) : sum(numbers(points))),
  ALIGN_RATE: (points, seconds) => sum(numbers(points)) / seconds,
  ALIGN_MEAN: (points) => mean(numbers(points)),
  ALIGN_MAX: (points) => Math.max(...numbers(points)),
  ALIGN_MIN: (points) => Math.min(...numbers(points)),
  ALIGN_COUNT: (points) => points.length,
  ALIGN_COUNT_FALSE: (points) => numbers(points).filter((value) => value === 0).length,
  ALIGN_FRACTION_TRUE: (points) => mean(numbers(points).map((value) => (value === 0 ? 0 : 1))),
  ALIGN_NEXT_OLDER: (points) => points.at(-1) ?? null,
  ALIGN_PERCENTILE_50: (points) => percentile(numbers(points), 50),
  ALIGN_PERCENTILE_95: (points) => percentile(numbers(points), 95),
  ALIGN_PERCENTILE_99: (points) => percentile(numbers(points), 99),
}

const REDUCERS: Record<string, (values: number[]) => number> = {
  REDUCE_SUM: sum,
  REDUCE_MEAN: mean,
  REDUCE_MAX: (values) => Math.max(...values),
  REDUCE_MIN: (values) => Math.min(...values),
  REDUCE_COUNT: (values) => values.length,
  REDUCE_COUNT_FALSE: (values) => values.filter((value) => value === 0).length,
  REDUCE_PERCENTILE_50: (values) => percentile(values, 50),
  REDUCE_PERCENTILE_95: (values) => percentile(values, 95),
  REDUCE_PERCENTILE_99: (values) => percentile(values, 99),
}

/** Throws what is not simulated, so that no policy is evaluated other than Google does. */
export function checkAggregation({ aligner, reducer }: Aggregation): void {
  if (!(aligner in ALIGNERS)) throw new Error(`The aligner ${aligner} is not simulated`)
  if (reducer !== 'REDUCE_NONE' && !(reducer in REDUCERS))
    throw new Error(`The reducer ${reducer} is not simulated`)
}

/** One value for each group of series that has points in the period that ends before the minute `end`. */
export function aggregate(all: AllSeries, filter: Filter, aggregation: Aggregation, end: number): Group[] {
  const { alignmentSeconds, aligner, reducer, groupBy } = aggregation
  const groups = new Map<string, { labels: Record<string, string>; values: Point[] }>()
  for (const series of selected(all, filter)) {
    const points = pointsIn(series, end - alignmentSeconds / 60, end)
    const aligned = points.length > 0 ? (ALIGNERS[aligner]?.(points, alignmentSeconds) ?? null) : null
    if (aligned === null) continue
    const labels = reducer === 'REDUCE_NONE' ? allLabels(series) : labelsOf(series, groupBy)
    const key = JSON.stringify(labels)
    const group = groups.get(key) ?? { labels, values: [] }
    group.values.push(aligned)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ labels, values }) => {
    const flat = values.flat()
    return { labels, value: reducer === 'REDUCE_NONE' ? (flat[0] ?? 0) : (REDUCERS[reducer]?.(flat) ?? 0) }
  })
}

/** Every series that the filter names. */
export function selected(all: AllSeries, filter: Filter): Series[] {
  const metric = filter.required('metric.type')
  if (metric === null) throw new Error('A filter has to name one metric.type')
  return all.of(metric).filter((series) => filter.matches(lookAtSeries(series)))
}

/** In their order; `end` is exclusive. */
export function pointsIn({ points, newest }: Series, begin: number, end: number): Point[] {
  if (newest < begin) return []
  const found: Point[] = []
  for (let minute = begin; minute < end; minute++) {
    const point = points.get(minute)
    if (point !== undefined) found.push(point)
  }
  return found
}

export function labelsOf(series: Series, paths: readonly string[]): Record<string, string> {
  const look = lookAtSeries(series)
  return Object.fromEntries(paths.map((path) => [canonical(path), String(look(canonical(path)) ?? '')]))
}

export const allLabels = ({ metricLabels, resourceLabels }: Series): Record<string, string> =>
  Object.fromEntries([
    ...Object.entries(resourceLabels).map(([name, value]) => [`resource.labels.${name}`, value]),
    ...Object.entries(metricLabels).map(([name, value]) => [`metric.labels.${name}`, value]),
  ])
