// Time series as Cloud Monitoring keeps them: for each metric and set of labels one point a minute.

export const MINUTE_MS = 60_000
/** Longer than the longest time that a condition may look back (23.5 h). */
const KEPT_MINUTES = 24 * 60

/** https://cloud.google.com/monitoring/api/v3/kinds-and-types */
export type Kind = 'DELTA' | 'GAUGE' | 'DISTRIBUTION'

export interface Source {
  /** `run.googleapis.com/request_count`. */
  metric: string
  /** `cloud_run_revision`. */
  resource: string
  metricLabels: Readonly<Record<string, string>>
  resourceLabels: Readonly<Record<string, string>>
}

/** A sum for a DELTA, the last value for a GAUGE, all values for a DISTRIBUTION. */
export type Point = number | number[]

export interface Series extends Source {
  kind: Kind
  /** By the minute since the epoch. */
  points: Map<number, Point>
  /** The minute of the newest point. */
  newest: number
}

export type AllSeries = ReturnType<typeof createSeries>

export function createSeries() {
  const byMetric = new Map<string, Map<string, Series>>()

  function open(source: Source, kind: Kind): Series {
    const { metric, resource, metricLabels, resourceLabels } = source
    const series = byMetric.get(metric) ?? new Map<string, Series>()
    byMetric.set(metric, series)
    const key = `${resource} ${labelKey(resourceLabels)} ${labelKey(metricLabels)}`
    let found = series.get(key)
    if (!found) {
      found = { ...source, kind, points: new Map(), newest: 0 }
      series.set(key, found)
    }
    return found
  }

  return {
    /** Time in milliseconds since the epoch. */
    add(source: Source, kind: Kind, value: number, time: number): void {
      const series = open(source, kind)
      const minute = Math.floor(time / MINUTE_MS)
      const known = series.points.get(minute)
      if (kind === 'GAUGE') series.points.set(minute, value)
      else if (kind === 'DELTA') series.points.set(minute, (typeof known === 'number' ? known : 0) + value)
      else if (Array.isArray(known)) known.push(value)
      else series.points.set(minute, [value])
      series.newest = Math.max(series.newest, minute)
    },

    of: (metric: string): Series[] => [...(byMetric.get(metric)?.values() ?? [])],

    /** Removes what no condition can look at any more. */
    forget(now: number): void {
      const oldest = Math.floor(now / MINUTE_MS) - KEPT_MINUTES
      for (const series of byMetric.values())
        for (const [key, { points, newest }] of series) {
          if (newest < oldest) series.delete(key)
          // Minutes are added in their order, so the first ones are the oldest.
          for (const minute of points.keys()) {
            if (minute >= oldest) break
            points.delete(minute)
          }
        }
    },
  }
}

const labelKey = (labels: Readonly<Record<string, string>>) =>
  Object.keys(labels)
    .sort()
    .map((name) => `${name}=${labels[name]}`)
    .join()

/** The value at `metric.type`, `metric.labels.x`, `resource.type`, `resource.labels.x`. */
export function lookAtSeries({ metric, resource, metricLabels, resourceLabels }: Source) {
  return (path: string): unknown => {
    if (path === 'metric.type') return metric
    if (path === 'resource.type') return resource
    if (path.startsWith('metric.labels.')) return metricLabels[path.slice('metric.labels.'.length)]
    if (path.startsWith('resource.labels.')) return resourceLabels[path.slice('resource.labels.'.length)]
    return undefined
  }
}
