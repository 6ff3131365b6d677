// Alert policies, objectives, uptime checks and channels.
import type { Aggregation } from '../monitoring/aggregate.ts'
import type {
  ConditionDescription,
  MonitoringDescription,
  ObjectiveDescription,
  PolicyDescription,
  UptimeCheckDescription,
} from '../monitoring/description.ts'
import type { Project } from './computed.ts'
import { shortName } from './names.ts'
import type { Reader } from './reader.ts'

/** Google's default. Source: https://cloud.google.com/monitoring/alerts/concepts-indepth */
const AUTO_CLOSE_SECONDS = 7 * 86_400

/** Adds one resource. Returns false when its type is not understood. */
export function readMonitoring(
  type: string,
  { reader, project, monitoring }: { reader: Reader; project: Project; monitoring: MonitoringDescription },
): boolean {
  switch (type) {
    case 'google_monitoring_alert_policy':
      if (reader.flag('enabled', true)) monitoring.policies.push(readPolicy(reader))
      return true
    case 'google_monitoring_slo':
      monitoring.objectives.push(readObjective(reader, project))
      return true
    case 'google_monitoring_custom_service':
      reader.text('service_id')
      reader.withoutEffect(['display_name'])
      return true
    case 'google_monitoring_uptime_check_config':
      monitoring.uptimeChecks.push(readUptimeCheck(reader))
      return true
    case 'google_monitoring_notification_channel':
      monitoring.channels.push({
        id: `projects/${project.id}/notificationChannels/${reader.text('display_name')}`,
        type: reader.text('type'),
        labels: reader.textMap('labels'),
      })
      return true
    default:
      return false
  }
}

function readPolicy(policy: Reader): PolicyDescription {
  const strategy = policy.block('alert_strategy')
  const rateLimit = strategy?.block('notification_rate_limit')
  const rateLimitSeconds = rateLimit?.seconds('period') ?? 0
  const documentation = policy.block('documentation')
  documentation?.withoutEffect(['mime_type', 'subject'])
  for (const link of documentation?.blocks('links') ?? []) link.withoutEffect(['display_name', 'url'])
  const combiner = policy.text('combiner')
  if (combiner !== 'AND' && combiner !== 'OR' && combiner !== 'AND_WITH_MATCHING_RESOURCE')
    throw new Error(`${policy.address}.combiner: ${combiner} is not simulated`)
  return {
    name: policy.text('display_name'),
    severity: policy.text('severity', 'SEVERITY_UNSPECIFIED'),
    combiner,
    conditions: policy.blocks('conditions').map((condition) => readCondition(condition, rateLimitSeconds)),
    channels: policy.texts('notification_channels'),
    documentation: documentation?.text('content', '') ?? '',
    autoCloseSeconds: strategy?.seconds('auto_close', AUTO_CLOSE_SECONDS) ?? AUTO_CLOSE_SECONDS,
  }
}

function readCondition(condition: Reader, rateLimitSeconds: number): ConditionDescription {
  const name = condition.text('display_name')
  const threshold = condition.block('condition_threshold')
  if (threshold) return readThreshold(threshold, name)
  const absent = condition.block('condition_absent')
  if (absent) {
    readCount(absent)
    return {
      kind: 'absence',
      name,
      filter: absent.text('filter'),
      aggregation: readAggregation(absent, 'aggregations'),
      durationSeconds: absent.seconds('duration'),
    }
  }
  const log = condition.block('condition_matched_log')
  if (log) return { kind: 'matched-log', name, filter: log.text('filter'), rateLimitSeconds }
  throw new Error(`${condition.address}: this kind of condition is not simulated`)
}

const BURN_RATE = /^select_slo_burn_rate\("([^"]+)",\s*"?(\d+)s"?\)$/

function readThreshold(threshold: Reader, name: string): ConditionDescription {
  const filter = threshold.text('filter')
  const comparison = threshold.text('comparison')
  if (comparison !== 'COMPARISON_GT' && comparison !== 'COMPARISON_LT')
    throw new Error(`${threshold.address}.comparison: ${comparison} is not simulated`)
  const value = threshold.number('threshold_value', 0)
  const durationSeconds = threshold.seconds('duration')
  const [, objective, lookback] = BURN_RATE.exec(filter.trim()) ?? []
  if (objective && lookback) {
    if (comparison === 'COMPARISON_LT') throw new Error(`${threshold.address}: a burn rate below a threshold`)
    readCount(threshold)
    const lookbackSeconds = Number(lookback)
    return { kind: 'burn-rate', name, objective, lookbackSeconds, threshold: value, durationSeconds }
  }
  const below = threshold.optionalText('denominator_filter')
  return {
    kind: 'threshold',
    name,
    filter,
    aggregation: readAggregation(threshold, 'aggregations'),
    denominator: below
      ? { filter: below, aggregation: readAggregation(threshold, 'denominator_aggregations') }
      : null,
    comparison: comparison === 'COMPARISON_GT' ? 'GT' : 'LT',
    threshold: value,
    durationSeconds,
    count: threshold.block('trigger')?.number('count', 1) ?? 1,
    missing: readMissing(threshold),
  }
}

/** Throws where more than one series has to violate the condition. */
function readCount(condition: Reader): void {
  const count = condition.block('trigger')?.number('count', 1) ?? 1
  if (count !== 1) throw new Error(`${condition.address}.trigger: a count of ${count} is not simulated`)
}

function readMissing(threshold: Reader) {
  const text = threshold.text('evaluation_missing_data', 'EVALUATION_MISSING_DATA_NO_OP')
  if (text === 'EVALUATION_MISSING_DATA_INACTIVE') return 'inactive' as const
  return text === 'EVALUATION_MISSING_DATA_ACTIVE' ? ('active' as const) : ('no-op' as const)
}

function readAggregation(block: Reader, name: string): Aggregation {
  const [first, ...others] = block.blocks(name)
  if (!first || others.length > 0) throw new Error(`${block.address}.${name}: one aggregation is simulated`)
  return {
    alignmentSeconds: first.seconds('alignment_period'),
    aligner: first.text('per_series_aligner'),
    reducer: first.text('cross_series_reducer', 'REDUCE_NONE'),
    groupBy: first.texts('group_by_fields'),
  }
}

function readObjective(slo: Reader, project: Project): ObjectiveDescription {
  slo.withoutEffect(['display_name', 'rolling_period_days', 'calendar_period'])
  const requests = slo.block('request_based_sli')
  const ratio = requests?.block('good_total_ratio')
  const cut = requests?.block('distribution_cut')
  const name = `projects/${project.id}/services/${shortName(slo.text('service'))}/serviceLevelObjectives/${slo.text('slo_id')}`
  const goal = slo.number('goal')
  if (ratio) {
    const bad = ratio.text('bad_service_filter')
    return { name, goal, indicator: { kind: 'ratio', bad, total: ratio.text('total_service_filter') } }
  }
  if (!cut) throw new Error(`${slo.address}: only objectives that are based on requests are simulated`)
  const range = cut.block('range')
  return {
    name,
    goal,
    indicator: {
      kind: 'cut',
      distribution: cut.text('distribution_filter'),
      min: range?.number('min', -Infinity) ?? -Infinity,
      max: range?.number('max', Infinity) ?? Infinity,
    },
  }
}

function readUptimeCheck(check: Reader): UptimeCheckDescription {
  check.withoutEffect(['selected_regions', 'checker_type', 'log_check_failures'])
  const http = check.block('http_check')
  const resource = check.block('monitored_resource')
  if (!http || !resource) throw new Error(`${check.address}: only checks of a web address are simulated`)
  http.withoutEffect(['validate_ssl', 'request_method'])
  resource.withoutEffect(['type'])
  const useSsl = http.flag('use_ssl', false)
  return {
    name: check.text('display_name'),
    host: resource.textMap('labels').host ?? '',
    path: http.text('path', '/'),
    headers: http.textMap('headers'),
    port: http.number('port', useSsl ? 443 : 80),
    useSsl,
    periodSeconds: check.seconds('period', 300),
    timeoutSeconds: check.seconds('timeout'),
    accepted: http.blocks('accepted_response_status_codes').map((each) => ({
      class: each.optionalText('status_class'),
      value: each.optionalNumber('status_value') ?? null,
    })),
  }
}
