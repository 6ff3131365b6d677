import { createEventMetrics } from './event-metrics.ts'
import type { Resource } from './otlp.ts'
import { type Measured, metricsRequests } from './otlp-metrics.ts'
import type { EventMeasured } from './spans.ts'

export interface MetricsReportDeps {
  resource: Resource
  takeEvents: () => EventMeasured[]
  /** What else the process measures. */
  measure?: () => Promise<Measured[]>
  now: () => number
}

/**
 * Milliseconds between two points of a time series; Cloud Monitoring takes one in five seconds
 * (https://cloud.google.com/monitoring/quotas).
 */
const PAUSE = 10_000

/** All metrics of this process, at most every ten seconds. */
export function createMetricsReport({ resource, takeEvents, measure, now }: MetricsReportDeps) {
  const events = createEventMetrics()
  const start = performance.timeOrigin
  let reported = 0
  return async (): Promise<object[]> => {
    for (const event of takeEvents()) events.add(event)
    if (now() - reported < PAUSE) return []
    reported = now()
    const measured = (await events.registry.getMetricsAsJSON()) as unknown as Measured[]
    return metricsRequests(resource, [...measured, ...((await measure?.()) ?? [])], { start, now: now() })
  }
}
