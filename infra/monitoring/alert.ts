// What an alert policy is made of, in the words of Cloud Monitoring's API.
import type {
  MonitoringAlertPolicyConditions,
  MonitoringAlertPolicyConditionsConditionThreshold,
} from '@cdktf/provider-google/lib/monitoring-alert-policy/index.js'

export interface Alert {
  /** The file of its runbook in `docs/runbooks/`, without `.md`. */
  runbook: string
  /** Unlike any other's. */
  title: string
  /** CRITICAL: people lose something now. ERROR: they wait. WARNING: they will, if nobody looks. */
  severity: 'CRITICAL' | 'ERROR' | 'WARNING'
  /** What it means, in one or two sentences of the notification. */
  meaning: string
  combiner?: 'AND' | 'AND_WITH_MATCHING_RESOURCE'
  conditions: MonitoringAlertPolicyConditions[]
  /** After so long without data an incident is closed. */
  autoCloseSeconds?: number
  /** For entries of the log: at most one notification in this time. */
  rateLimitSeconds?: number
}

export const SERVICE = 'resource.labels.service_name'
export const SUBSCRIPTION = 'resource.labels.subscription_id'

/** A filter of one metric of one kind of resource, which Google demands of every condition. */
export const series = (metric: string, resource: string, ...more: string[]) =>
  [`metric.type="${metric}"`, `resource.type="${resource}"`, ...more].join(' AND ')

export const run = (metric: string, ...more: string[]) =>
  series(`run.googleapis.com/${metric}`, 'cloud_run_revision', ...more)

export const subscription = (metric: string, ...more: string[]) =>
  series(`pubsub.googleapis.com/subscription/${metric}`, 'pubsub_subscription', ...more)

/** A metric that is made of the log. */
export const logged = (metric: string, ...more: string[]) =>
  series(`logging.googleapis.com/user/${metric}`, 'cloud_run_revision', ...more)

interface Measured {
  filter: string
  /** Over how long one value is made. */
  over: number
  aligner: string
  reducer: string
  groupBy?: readonly string[]
}

const aggregation = ({ over, aligner, reducer, groupBy = [] }: Omit<Measured, 'filter'>) => ({
  alignmentPeriod: `${over}s`,
  perSeriesAligner: aligner,
  crossSeriesReducer: reducer,
  groupByFields: [...groupBy],
})

/** How many there were in that time, in all series of a group together. */
export const sumOf = (filter: string, over: number, groupBy: readonly string[] = []): Measured => ({
  filter,
  over,
  aligner: 'ALIGN_DELTA',
  reducer: 'REDUCE_SUM',
  groupBy,
})

export const percentileOf = (filter: string, percent: 50 | 95 | 99, over: number): Measured => ({
  filter,
  over,
  aligner: 'ALIGN_DELTA',
  reducer: `REDUCE_PERCENTILE_${percent}`,
})

export const highestOf = (filter: string, over: number, groupBy: readonly string[]): Measured => ({
  filter,
  over,
  aligner: 'ALIGN_MAX',
  reducer: 'REDUCE_MAX',
  groupBy,
})

interface Limit {
  above?: number
  below?: number
  /** For how long every value has to be beyond the limit. */
  lasting?: number
}

/**
 * A condition that is met while the value is beyond the limit. What is counted and comes no more is over; Google takes
 * that setting only together with a time for which the value has to last.
 */
export function limit(
  name: string,
  measured: Measured,
  { above, below, lasting = 60 }: Limit,
  denominator?: Measured,
): MonitoringAlertPolicyConditions {
  const conditionThreshold: MonitoringAlertPolicyConditionsConditionThreshold = {
    filter: measured.filter,
    aggregations: [aggregation(measured)],
    ...(denominator && {
      denominatorFilter: denominator.filter,
      denominatorAggregations: [aggregation(denominator)],
    }),
    comparison: above === undefined ? 'COMPARISON_LT' : 'COMPARISON_GT',
    thresholdValue: above ?? below ?? 0,
    duration: `${lasting}s`,
    trigger: { count: 1 },
    evaluationMissingData: 'EVALUATION_MISSING_DATA_INACTIVE',
  }
  return { displayName: name, conditionThreshold }
}

/** Something that always comes has not come for so long. */
export const absence = (
  name: string,
  filter: string,
  seconds: number,
  groupBy: readonly string[],
): MonitoringAlertPolicyConditions => ({
  displayName: name,
  conditionAbsent: {
    filter,
    aggregations: [aggregation(sumOf(filter, 60, groupBy))],
    duration: `${seconds}s`,
    trigger: { count: 1 },
  },
})

/** https://cloud.google.com/stackdriver/docs/solutions/slo-monitoring/api/create-policy-api */
export const burning = (
  name: string,
  objective: string,
  lookbackSeconds: number,
  rate: number,
): MonitoringAlertPolicyConditions => ({
  displayName: name,
  conditionThreshold: {
    filter: `select_slo_burn_rate("${objective}", "${lookbackSeconds}s")`,
    comparison: 'COMPARISON_GT',
    thresholdValue: rate,
    duration: '0s',
    trigger: { count: 1 },
  },
})
