import { atMostCharacters, type Check, matching, oneOf, type Rule, secondsOf, wholeNumber } from './rule.ts'

const POLICY = 'google_monitoring_alert_policy'
const API = 'https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies'

/** Whole minutes. */
const minutes = (from: number, to: number): Check => ({
  rule: `whole minutes from ${from}s to ${to}s, written like "60s"`,
  allows: (value) =>
    /^\d+s$/.test(String(value)) &&
    secondsOf(value) % 60 === 0 &&
    secondsOf(value) >= from &&
    secondsOf(value) <= to,
})

export const MONITORING_RULES: Rule[] = [
  { type: POLICY, attribute: 'display_name', ...atMostCharacters(512), source: API },
  {
    type: POLICY,
    attribute: 'severity',
    ...oneOf('CRITICAL', 'ERROR', 'WARNING'),
    source: `${API}#Severity`,
  },
  {
    type: POLICY,
    attribute: 'conditions.condition_threshold.aggregations.alignment_period',
    ...minutes(60, 90_000),
    source: `${API}#Aggregation`,
  },
  {
    type: POLICY,
    attribute: 'conditions.condition_threshold.duration',
    ...minutes(0, 84_600),
    source: `${API}#MetricThreshold`,
  },
  {
    type: POLICY,
    attribute: 'conditions.condition_threshold.evaluation_missing_data',
    rule: 'left out where the duration is 0s',
    allows: (_value, { duration }) => secondsOf(duration ?? '0s') > 0,
    source: 'https://cloud.google.com/monitoring/alerts/concepts-indepth#partial-metric-data',
  },
  {
    type: POLICY,
    attribute: 'conditions.condition_absent.duration',
    ...minutes(120, 84_600),
    source: 'https://cloud.google.com/monitoring/alerts/metric-absence',
  },
  {
    type: POLICY,
    attribute: 'alert_strategy.auto_close',
    ...minutes(1800, 604_800),
    source: `${API}#AlertStrategy`,
  },
  {
    type: 'google_monitoring_uptime_check_config',
    attribute: 'period',
    ...oneOf('60s', '300s', '600s', '900s'),
    source: 'https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.uptimeCheckConfigs',
  },
  {
    type: 'google_monitoring_slo',
    attribute: 'goal',
    rule: 'above 0 and at most 0.9999',
    allows: (value) => Number(value) > 0 && Number(value) <= 0.9999,
    source: 'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/monitoring_slo',
  },
  {
    type: 'google_monitoring_slo',
    attribute: 'rolling_period_days',
    ...wholeNumber(1, 30),
    source: 'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/monitoring_slo',
  },
  {
    type: 'google_logging_metric',
    attribute: 'name',
    ...matching(
      /^[A-Za-z0-9_\-.,+!*',()%][A-Za-z0-9_\-.,+!*',()%/]{0,99}$/,
      "1 to 100 letters, digits and _-.,+!*',()%/",
    ),
    source: 'https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.metrics',
  },
  {
    type: 'google_logging_project_bucket_config',
    attribute: 'retention_days',
    ...wholeNumber(1, 3650),
    source: 'https://cloud.google.com/logging/quotas#logs_retention_periods',
  },
]
