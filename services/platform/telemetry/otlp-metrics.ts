import type { MetricObjectWithValues, MetricValue, MetricValueWithName } from 'prom-client'
import { attributesOf, nanoseconds, type Resource, resourceAttributes, SCOPE } from './otlp.ts'
import type { Attributes } from './span.ts'

export type Measured = MetricObjectWithValues<MetricValue<string>>

/** What Google takes in one request (https://docs.cloud.google.com/stackdriver/quotas#telemetry-api-limits). */
const MAX_POINTS = 200

/** Cloud Run itself measures processor and memory of its instances. */
const MEASURED_BY_GOOGLE = /^(process|nodejs)_/

interface Times {
  /** Milliseconds since the epoch. Counters count from the start of the process. */
  start: number
  now: number
}

/** The requests that carry all metrics, as OTLP has them: cumulative, with one point for each combination of labels. */
export function metricsRequests(resource: Resource, measured: readonly Measured[], times: Times): object[] {
  const points = measured
    .filter(({ name }) => !MEASURED_BY_GOOGLE.test(name))
    .flatMap((metric) => pointsOf(metric, times).map((point) => ({ metric, point })))
  const attributes = resourceAttributes(resource)
  return inParts(points, MAX_POINTS).map((part) => ({
    resourceMetrics: [
      { resource: { attributes }, scopeMetrics: [{ scope: SCOPE, metrics: byMetric(part) }] },
    ],
  }))
}

type Pointed = { metric: Measured; point: object }

function byMetric(points: readonly Pointed[]): object[] {
  const groups = Map.groupBy(points, ({ metric }) => metric)
  return [...groups].map(([metric, group]) => {
    const dataPoints = group.map(({ point }) => point)
    return { name: metric.name, description: metric.help, ...dataOf(String(metric.type), dataPoints) }
  })
}

function dataOf(type: string, dataPoints: object[]): object {
  if (type === 'gauge') return { gauge: { dataPoints } }
  const cumulative = { aggregationTemporality: 2, dataPoints }
  return type === 'histogram' ? { histogram: cumulative } : { sum: { ...cumulative, isMonotonic: true } }
}

function pointsOf(metric: Measured, { start, now }: Times): object[] {
  const time = { startTimeUnixNano: nanoseconds(start), timeUnixNano: nanoseconds(now) }
  if (String(metric.type) === 'histogram') return histogramPoints(metric, time)
  return metric.values.map(({ labels, value }) => ({
    ...time,
    asDouble: value,
    attributes: attributesOf(labels as Attributes),
  }))
}

/** prom-client lists a histogram as one value for each bucket, each with all that are below it. */
function histogramPoints({ name, values }: Measured, time: object): object[] {
  const groups = Map.groupBy(values as MetricValueWithName<string>[], ({ labels }) => {
    const { le: _, ...own } = labels as Record<string, string>
    return JSON.stringify(Object.entries(own).sort())
  })
  return [...groups].map(([key, group]) => {
    const buckets = group.filter(({ metricName }) => metricName === `${name}_bucket`)
    const valueAt = (suffix: string) =>
      group.find(({ metricName }) => metricName === name + suffix)?.value ?? 0
    return {
      ...time,
      count: String(valueAt('_count')),
      sum: valueAt('_sum'),
      explicitBounds: buckets.slice(0, -1).map(({ labels }) => Number((labels as { le: number }).le)),
      bucketCounts: buckets.map(({ value }, index) => String(value - (buckets[index - 1]?.value ?? 0))),
      attributes: attributesOf(Object.fromEntries(JSON.parse(key))),
    }
  })
}

function inParts<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
