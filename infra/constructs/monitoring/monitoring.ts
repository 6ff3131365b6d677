import { MonitoringAlertPolicy } from '@cdktf/provider-google/lib/monitoring-alert-policy/index.js'
import { MonitoringDashboard } from '@cdktf/provider-google/lib/monitoring-dashboard/index.js'
import { MonitoringNotificationChannel } from '@cdktf/provider-google/lib/monitoring-notification-channel/index.js'
import { MonitoringUptimeCheckConfig } from '@cdktf/provider-google/lib/monitoring-uptime-check-config/index.js'
import type { TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import type { Environment } from '../../environments.ts'
import { labelsOf } from '../../labels.ts'
import type { Alert } from '../../monitoring/alert.ts'
import { type AlertsOf, alertsOf } from '../../monitoring/alerts.ts'
import { dashboards } from '../../monitoring/dashboards.ts'
import { objectives } from '../../monitoring/objectives.ts'
import { uptimeProbe } from '../../monitoring/uptime.ts'
import { Pause, SPREADING } from '../pause.ts'
import { LogMetrics } from './log-metrics.ts'
import { metricsNamedIn } from './named-metrics.ts'
import { Objectives } from './objectives.ts'
import { TrailSink } from './trail-sink.ts'

/** Who looks at it on a page of the code's host: everything about an alert is beside the code. */
export const runbookUrl = (
  { repository: { name, branch } }: Pick<Environment, 'repository'>,
  runbook: string,
) => `https://github.com/${name}/blob/${branch}/docs/runbooks/${runbook}.md`

const AUTO_CLOSE_SECONDS = 1800

/** What is measured, who is told when, and what operators look at. */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, { environment, maxInstances }: AlertsOf) {
    super(scope, id)
    const userLabels = labelsOf(environment)
    const channel = new MonitoringNotificationChannel(this, 'operators', {
      displayName: 'Operators',
      type: 'email',
      labels: { email_address: environment.alertEmail },
      userLabels,
    })
    const alerts = alertsOf({ environment, maxInstances })
    const { metrics } = new LogMetrics(this, 'log')
    const named = metricsNamedIn([alerts, objectives])
    // Google refuses a policy or an objective about a metric that it does not know yet.
    const known = new Pause(this, 'metrics-known', {
      seconds: SPREADING.metricSeconds,
      after: metrics.filter(({ nameInput = '' }) => named.has(nameInput)),
    }).over
    const { all } = new Objectives(this, 'objectives', { environment, known })
    this.#checkFromOutside(environment, userLabels)
    for (const alert of alerts) {
      const text = JSON.stringify(alert.conditions)
      const burning = all.filter(({ sloIdInput }) => text.includes(`serviceLevelObjectives/${sloIdInput}`))
      // An objective about a metric has waited for it already.
      const hasWaited = burning.some(({ dependsOn }) => dependsOn)
      const isNew = metricsNamedIn(alert.conditions).size > 0 && !hasWaited
      const dependsOn = [...(isNew ? [known] : []), ...burning]
      this.#watch(alert, { environment, channel, userLabels, dependsOn })
    }
    for (const { name, content } of dashboards(environment))
      new MonitoringDashboard(this, `dashboard-${name}`, {
        dashboardJson: JSON.stringify(content),
      })
    new TrailSink(this, 'trail', { environment })
  }

  #checkFromOutside(environment: Environment, userLabels: Record<string, string>): void {
    const { host, port, useSsl, path, headers, status } = uptimeProbe(environment)
    new MonitoringUptimeCheckConfig(this, 'uptime', {
      displayName: 'Studio',
      period: '60s',
      timeout: '10s',
      monitoredResource: { type: 'uptime_url', labels: { project_id: environment.projectId, host } },
      httpCheck: {
        path,
        port,
        useSsl,
        validateSsl: useSsl,
        ...(Object.keys(headers).length > 0 && { headers }),
        ...(status !== null && { acceptedResponseStatusCodes: [{ statusValue: status }] }),
      },
      userLabels,
    })
  }

  #watch(
    alert: Alert,
    {
      environment,
      channel,
      userLabels,
      dependsOn,
    }: {
      environment: Environment
      channel: MonitoringNotificationChannel
      userLabels: Record<string, string>
      dependsOn: TerraformResource[]
    },
  ): void {
    const { runbook, title, severity, meaning, combiner = 'OR', conditions, rateLimitSeconds } = alert
    const url = runbookUrl(environment, runbook)
    new MonitoringAlertPolicy(this, title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), {
      displayName: title,
      combiner,
      severity,
      conditions,
      notificationChannels: [channel.name],
      documentation: {
        mimeType: 'text/markdown',
        subject: `${environment.name}: ${title}`,
        content: `${meaning}\n\n[What to do](${url})`,
        links: [{ displayName: 'Runbook', url }],
      },
      alertStrategy: {
        autoClose: `${alert.autoCloseSeconds ?? AUTO_CLOSE_SECONDS}s`,
        ...(rateLimitSeconds && { notificationRateLimit: { period: `${rateLimitSeconds}s` } }),
      },
      userLabels,
      dependsOn,
    })
  }
}
