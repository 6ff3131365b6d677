// What watches: alerts and who hears of them, objectives, logs, and the trail.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { edgeOf } from '../../edge.ts'
import { uptimeProbe } from '../../monitoring/uptime.ts'
import { type Cloud, valueAt } from '../cloud.ts'
import { REVIEWED_ALERTS } from '../reviewed-alerts.ts'
import { REVIEWED_METRICS, REVIEWED_OBJECTIVES } from '../reviewed-objectives.ts'
import { type Breach, differences, equals, is, type Rule, wants } from '../rule.ts'

const ALERT = 'google_monitoring_alert_policy'
const RUNBOOKS = join(import.meta.dirname, '../../../docs/runbooks')

/** Whether the address leads to a runbook that exists. */
function isRunbook(url: unknown): boolean {
  const [, name] = /^https:\/\/\S+\/docs\/runbooks\/([a-z0-9-]+\.md)$/.exec(String(url)) ?? []
  return name !== undefined && existsSync(join(RUNBOOKS, name))
}

/** A condition in one line, with everything that decides when it is met. */
export function conditionText(condition: unknown, projectId: string): string {
  const [kind = 'nothing', details] =
    Object.entries((condition ?? {}) as object).find(([name]) => name.startsWith('condition_')) ?? []
  const settings = Object.entries((details ?? {}) as object)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .sort()
  return `${kind}: ${settings.join(', ')}`.replaceAll(projectId, 'PROJECT')
}

const settingsText = (attributes: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  names.map((name) => `${name} ${JSON.stringify(attributes[name])}`).join(', ')

export const monitoringRules: Rule[] = [
  {
    id: 'alerts-as-reviewed',
    severity: 'high',
    why: 'A threshold ten times as high says nothing until it is too late; ten times as low, and nobody listens any more.',
    mend: 'Change infra/policy/reviewed-alerts.ts with the alert, and run `npm run check:alerts`.',
    link: 'https://cloud.google.com/monitoring/alerts/policies-in-api',
    judges: { [ALERT]: ['conditions.*', 'combiner', 'severity', 'alert_strategy.*', 'enabled'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const found = new Map<string, string>()
      for (const { attributes, address } of cloud.all(ALERT)) {
        const strategy = JSON.stringify(attributes.alert_strategy)
        const head = `${attributes.display_name} (${attributes.severity}, ${attributes.combiner}, ${strategy})`
        const conditions = [attributes.conditions ?? []].flat()
        for (const each of conditions)
          found.set(generic(`${head} ${conditionText(each, cloud.environment.projectId)}`, cloud), address)
        if (attributes.enabled !== undefined || conditions.length === 0) found.set(`${head} changed`, address)
      }
      yield* differences(found, REVIEWED_ALERTS, {
        missing: 'an alert is missing or changed',
        extra: 'nobody has reviewed this condition',
      })
    },
  },
  {
    id: 'alerts-reach-the-operators',
    severity: 'critical',
    why: 'An alert that nobody hears of is none.',
    mend: 'Each policy names the channel of the environment.',
    link: 'https://cloud.google.com/monitoring/support/notification-options',
    judges: { [ALERT]: ['notification_channels'] },
    *check(cloud): Iterable<Breach> {
      for (const { attributes, address } of cloud.all(ALERT)) {
        const channels = [attributes.notification_channels ?? []].flat()
        const reaches = channels.some(
          (each) => cloud.refersTo(each)?.resource.type === 'google_monitoring_notification_channel',
        )
        if (!reaches || channels.length !== 1)
          yield { address, attribute: 'notification_channels', message: 'nobody hears of it' }
      }
      if (
        cloud.environment.form === 'bundles' &&
        cloud.all('google_monitoring_notification_channel').length !== 1
      )
        yield { address: 'the stack', attribute: null, message: 'there is not one channel' }
    },
  },
  wants({
    id: 'channel-of-the-environment',
    severity: 'critical',
    why: 'Alerts of one environment must not go to the people of another.',
    mend: 'alertEmail in the environment file.',
    link: 'https://cloud.google.com/monitoring/support/notification-options#email',
    on: 'google_monitoring_notification_channel',
    wants: {
      type: is('email'),
      'labels.email_address': equals(
        'that of the environment',
        (_, { environment }) => environment.alertEmail,
      ),
      enabled: is(undefined),
    },
  }),
  {
    id: 'a-runbook-for-each-alert',
    severity: 'medium',
    why: 'Whoever is woken by it must know what to do.',
    mend: 'Write docs/runbooks/NAME.md and link it in the documentation of the policy.',
    link: 'https://cloud.google.com/monitoring/alerts/doc-variables',
    judges: { [ALERT]: ['documentation.*'] },
    *check(cloud): Iterable<Breach> {
      for (const { attributes, address } of cloud.all(ALERT)) {
        const url = valueAt(attributes, 'documentation.links.url')
        if (!isRunbook(url))
          yield { address, attribute: 'documentation.links', message: `${url} is no runbook` }
      }
    },
  },
  {
    id: 'objectives-as-reviewed',
    severity: 'high',
    why: 'An objective that is easier than promised hides what people feel.',
    mend: 'Change infra/policy/reviewed-objectives.ts with the objective.',
    link: 'https://cloud.google.com/stackdriver/docs/solutions/slo-monitoring',
    judges: { google_monitoring_slo: ['*'], google_monitoring_custom_service: ['*'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const names = ['goal', 'rolling_period_days', 'request_based_sli']
      const found = new Map(
        cloud.all('google_monitoring_slo').map(({ attributes, address }) => {
          const isOfStudio = cloud.refersTo(attributes.service)?.resource.attributes.service_id === 'studio'
          return [
            `${attributes.slo_id}: ${settingsText(attributes, names)}${isOfStudio ? '' : ' of nothing'}`,
            address,
          ]
        }),
      )
      yield* differences(found, REVIEWED_OBJECTIVES, {
        missing: 'an objective is missing or changed',
        extra: 'nobody has reviewed this objective',
      })
      if (cloud.all('google_monitoring_custom_service').length !== 1)
        yield { address: 'the stack', attribute: null, message: 'objectives belong to one service' }
    },
  },
  {
    id: 'log-metrics-as-reviewed',
    severity: 'medium',
    why: 'Alerts and figures count what these filters find.',
    mend: 'Change infra/policy/reviewed-objectives.ts with the metric.',
    link: 'https://cloud.google.com/logging/docs/logs-based-metrics',
    judges: { google_logging_metric: ['*'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const names = [
        'filter',
        'value_extractor',
        'label_extractors',
        'bucket_options',
        'metric_descriptor',
        'disabled',
      ]
      const found = new Map(
        cloud
          .all('google_logging_metric')
          .map(({ attributes, address }) => [
            `${attributes.name}: ${settingsText(attributes, names)}`,
            address,
          ]),
      )
      yield* differences(found, REVIEWED_METRICS, {
        missing: 'a metric is missing or changed',
        extra: 'nobody has reviewed this metric',
      })
    },
  },
  wants({
    id: 'uptime-asks-what-people-use',
    severity: 'high',
    why: 'A path that Google answers itself is always up, and without TLS nobody learns of an old certificate.',
    mend: 'Host, path and port follow from the edge.',
    link: 'https://cloud.google.com/run/docs/known-issues#reserved_url_paths',
    on: 'google_monitoring_uptime_check_config',
    wants: {
      'http_check.path': is('/health/ready'),
      'http_check.port': is(443),
      'http_check.use_ssl': is(true),
      'http_check.validate_ssl': is(true),
      'http_check.headers': equals('what the proxy knows a script by', (_, { environment }) =>
        edgeOf(environment).signsIn ? { 'X-Requested-With': 'XMLHttpRequest' } : undefined,
      ),
      'http_check.accepted_response_status_codes': equals(
        'only the proxy’s refusal where it signs people in',
        (_, { environment }) => (edgeOf(environment).signsIn ? [{ status_value: 401 }] : undefined),
      ),
      monitored_resource: equals('the public address', (_, { environment }) => ({
        labels: { project_id: environment.projectId, host: uptimeProbe(environment).host },
        type: 'uptime_url',
      })),
      period: is('60s'),
      timeout: is('10s'),
    },
  }),
  {
    id: 'somebody-asks-from-outside',
    severity: 'high',
    why: 'Nothing inside notices that the domain, the certificate or the load balancer is broken.',
    mend: 'One uptime check.',
    link: 'https://cloud.google.com/monitoring/uptime-checks',
    judges: {},
    *check(cloud) {
      if (cloud.stack === 'studio' && cloud.all('google_monitoring_uptime_check_config').length !== 1)
        yield { address: 'the stack', attribute: null, message: 'there is not one uptime check' }
    },
  },
  {
    id: 'dashboards-can-be-drawn',
    severity: 'low',
    why: 'Who is woken looks at the dashboard first.',
    mend: 'Each is JSON with widgets.',
    link: 'https://cloud.google.com/monitoring/dashboards/api-dashboard',
    judges: { google_monitoring_dashboard: ['*'] },
    *check(cloud): Iterable<Breach> {
      for (const { attributes, address } of cloud.all('google_monitoring_dashboard'))
        if (!hasWidgets(attributes.dashboard_json))
          yield { address, attribute: 'dashboard_json', message: 'nothing would be drawn' }
      if (cloud.stack === 'studio' && cloud.all('google_monitoring_dashboard').length < 8)
        yield { address: 'the stack', attribute: null, message: 'a dashboard is missing' }
    },
  },
]

function hasWidgets(json: unknown): boolean {
  try {
    const dashboard = JSON.parse(String(json)) as unknown
    return /"(xyChart|scorecard|text|alertChart|logsPanel|widget)"/.test(JSON.stringify(dashboard))
  } catch {
    return false
  }
}

/** Without what differs between environments: their host, and how many instances they may have. */
function generic(text: string, { environment }: Pick<Cloud, 'environment'>): string {
  const named = text.replaceAll(new URL(environment.origins[0]).host, 'HOST')
  return named.includes('instance_count') ? named.replace(/threshold_value \d+/, 'threshold_value N') : named
}
