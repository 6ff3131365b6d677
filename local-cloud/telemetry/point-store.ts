import type { Point } from './otlp-metrics.ts'
import { textIn } from './span.ts'

export interface Points {
  /** The latest point of every time series, by metric, service and labels. */
  latest(metric?: string): Point[]
}

export interface PointStore extends Points {
  add(point: Point): void
}

/** A label that changes with every request would otherwise fill the memory. */
export const KEPT_SERIES = 5000
/** Characters and numbers of all series: few can be as large as many. */
export const KEPT_POINT_SIZE = 16 * 1024 * 1024

export function createPointStore(): PointStore {
  const series = new Map<string, Point>()
  let size = 0

  function forget(key: string) {
    const point = series.get(key)
    if (!point) return
    series.delete(key)
    size -= sizeOf(key, point)
  }

  return {
    add(point) {
      const { metric, service, instance, labels } = point
      const key = JSON.stringify([metric, service, instance, Object.entries(labels).sort()])
      // What was written last is the last to be forgotten.
      forget(key)
      series.set(key, point)
      size += sizeOf(key, point)
      for (const [oldest] of series) {
        if (series.size <= KEPT_SERIES && size <= KEPT_POINT_SIZE) break
        forget(oldest)
      }
    },
    latest: (metric) =>
      [...series.values()].filter((point) => metric === undefined || point.metric === metric),
  }
}

/** The key repeats the names and labels. */
const sizeOf = (key: string, { unit, labels, distribution }: Point) =>
  key.length + unit.length + textIn(labels) + 2 * (distribution?.bounds.length ?? 0)
