import { MAX_POINTS, MAX_RESOURCE_METRICS } from './limits.ts'
import { checkProject, type Read } from './otlp-spans.ts'
import {
  attributesIn,
  listIn,
  NotOtlp,
  numberIn,
  numbersIn,
  Rejected,
  shown,
  timeIn,
  type Wire,
  wireIn,
} from './otlp-values.ts'
import type { Attributes } from './span.ts'

/** The latest point of a time series. */
export interface Point {
  metric: string
  kind: 'sum' | 'gauge' | 'histogram'
  unit: string
  service: string
  /** Which process it is of. */
  instance: string
  labels: Attributes
  /** The sum of all observations for a histogram. */
  value: number
  /** Of a histogram: all observations, and how many were at most each bound; the last have no bound. */
  distribution: { count: number; bounds: number[]; counts: number[] } | null
  /** Milliseconds since the epoch. */
  time: number
}

/** Reads an ExportMetricsServiceRequest. Throws `NotOtlp` when it is none, or has more than Google takes at once. */
export function readPoints(request: Wire, projectId: string): Read<Point> {
  const resources = listIn(request.resourceMetrics, 'resource_metrics')
  if (resources.length > MAX_RESOURCE_METRICS)
    throw new NotOtlp(`More than ${MAX_RESOURCE_METRICS} resource metrics in one request`)
  const read: Read<Point> = { items: [], rejected: [] }
  for (const { resource, scopeMetrics } of resources) {
    const about = attributesIn(wireIn(resource).attributes)
    checkProject(about['gcp.project_id'], projectId)
    const from = {
      service: String(about['service.name'] ?? 'unknown_service'),
      instance: String(about['service.instance.id'] ?? ''),
    }
    const metrics = listIn(scopeMetrics, 'scope_metrics').flatMap((scope) => listIn(scope.metrics, 'metrics'))
    for (const metric of metrics)
      try {
        read.items.push(...pointsOf(metric).map((point) => ({ ...point, ...from })))
      } catch (error) {
        if (!(error instanceof Rejected)) throw error
        read.rejected.push(error.message)
      }
  }
  if (read.items.length > MAX_POINTS) throw new NotOtlp(`More than ${MAX_POINTS} points in one request`)
  return read
}

type OwnPoint = Omit<Point, 'service' | 'instance'>

function pointsOf(metric: Wire): OwnPoint[] {
  const { name, unit = '' } = metric
  if (typeof name !== 'string' || name === '') throw new Rejected('A metric has no name')
  const kind = (['sum', 'gauge', 'histogram'] as const).find((each) => metric[each] !== undefined)
  if (!kind) throw new Rejected(`${name} is neither a sum nor a gauge nor a histogram`)
  const { dataPoints, aggregationTemporality } = wireIn(metric[kind])
  // Cloud Monitoring cannot add up differences (https://docs.cloud.google.com/stackdriver/docs/otlp-metrics/overview).
  if (kind !== 'gauge' && aggregationTemporality !== 2) throw new Rejected(`${name} is not cumulative`)
  return listIn(dataPoints, 'data_points').map((point) => ({
    metric: name,
    kind,
    unit: shown(unit),
    labels: attributesIn(point.attributes),
    time: timeIn(point.timeUnixNano),
    ...(kind === 'histogram' ? distributionIn(point) : { value: plainIn(point), distribution: null }),
  }))
}

const plainIn = ({ asInt, asDouble }: Wire) => numberIn(asInt ?? asDouble)

function distributionIn({ count, sum, explicitBounds = [], bucketCounts = [] }: Wire) {
  const bounds = numbersIn(explicitBounds)
  const counts = numbersIn(bucketCounts)
  if (counts.length !== bounds.length + 1) throw new Rejected('A histogram needs one bucket more than bounds')
  return { value: numberIn(sum ?? 0), distribution: { count: numberIn(count), bounds, counts } }
}
