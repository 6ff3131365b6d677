import type { Point } from './otlp-metrics.ts'

export interface Points {
  /** The latest point of every time series, by metric, service and labels. */
  latest(metric?: string): Point[]
}

export interface PointStore extends Points {
  add(point: Point): void
}

/** A label that changes with every request would otherwise fill the memory. */
export const KEPT_SERIES = 5000

export function createPointStore(): PointStore {
  const series = new Map<string, Point>()
  return {
    add(point) {
      const { metric, service, instance, labels } = point
      const key = JSON.stringify([metric, service, instance, Object.entries(labels).sort()])
      // What was written last is the last to be forgotten.
      series.delete(key)
      series.set(key, point)
      for (const [oldest] of series) {
        if (series.size <= KEPT_SERIES) break
        series.delete(oldest)
      }
    },
    latest: (metric) =>
      [...series.values()].filter((point) => metric === undefined || point.metric === metric),
  }
}
