// What the Terraform JSON says about monitoring, with every reference resolved.
import type { Aggregation } from './aggregate.ts'

export interface MonitoringDescription {
  policies: PolicyDescription[]
  objectives: ObjectiveDescription[]
  logMetrics: LogMetricDescription[]
  uptimeChecks: UptimeCheckDescription[]
  sinks: SinkDescription[]
  /** Retention of log buckets in days. */
  logBuckets: { name: string; retentionDays: number }[]
  /** By id: where notifications go. */
  channels: { id: string; type: string; labels: Record<string, string> }[]
}

export interface PolicyDescription {
  /** Terraform's id of the resource is not stable, so a policy is known by its display name. */
  name: string
  severity: string
  combiner: 'AND' | 'OR' | 'AND_WITH_MATCHING_RESOURCE'
  conditions: ConditionDescription[]
  channels: string[]
  documentation: string
  autoCloseSeconds: number
}

export type ConditionDescription =
  | {
      kind: 'threshold'
      name: string
      filter: string
      aggregation: Aggregation
      denominator: { filter: string; aggregation: Aggregation } | null
      comparison: 'GT' | 'LT'
      threshold: number
      /** For how long every value has to violate the threshold. */
      durationSeconds: number
      /** How many series have to. */
      count: number
      missing: 'inactive' | 'active' | 'no-op'
    }
  | {
      kind: 'burn-rate'
      name: string
      /** `projects/P/services/S/serviceLevelObjectives/O`. */
      objective: string
      lookbackSeconds: number
      threshold: number
      durationSeconds: number
    }
  | { kind: 'absence'; name: string; filter: string; aggregation: Aggregation; durationSeconds: number }
  | { kind: 'matched-log'; name: string; filter: string; rateLimitSeconds: number }

export interface ObjectiveDescription {
  /** `projects/P/services/S/serviceLevelObjectives/O`. */
  name: string
  /** In (0, 1). */
  goal: number
  indicator:
    | { kind: 'ratio'; bad: string; total: string }
    /** A value counts as good when it is within the range. */
    | { kind: 'cut'; distribution: string; min: number; max: number }
}

export interface LogMetricDescription {
  name: string
  filter: string
  kind: 'DELTA' | 'DISTRIBUTION'
  /** The path of the value, for a distribution. */
  value: string | null
  /** Label → path. */
  labels: Record<string, string>
}

export interface UptimeCheckDescription {
  name: string
  host: string
  path: string
  headers: Record<string, string>
  port: number
  useSsl: boolean
  periodSeconds: number
  timeoutSeconds: number
  /** Status codes that pass, besides whole classes. */
  accepted: { class: string | null; value: number | null }[]
}

export interface SinkDescription {
  name: string
  filter: string
  /** The bucket's short name. */
  bucket: string
}

export const emptyMonitoring = (): MonitoringDescription => ({
  policies: [],
  objectives: [],
  logMetrics: [],
  uptimeChecks: [],
  sinks: [],
  logBuckets: [],
  channels: [],
})
