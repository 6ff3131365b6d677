// What watches the studio.
import type { Block, Graph } from '../graph.ts'
import { type Need, type Row, someCreated } from '../row.ts'

const DAY = 86_400

const watch = (seconds: number): Row => ({
  api: 'monitoring',
  seconds,
  deployer: 'roles/monitoring.editor',
})
const logs = (seconds: number): Row => ({ api: 'logging', seconds, deployer: 'roles/logging.configWriter' })

/** The metrics of logs and the objectives that a filter or query names. Dashboards may name what is not there. */
function needsNamed({ attributes }: Block, graph: Graph): Need[] {
  const text = JSON.stringify(attributes)
  const names = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, name = '']) => name))
  const metrics = [...names(/logging\.googleapis\.com\/user\/([\w.-]+)/g)].map((name): Need => {
    const refusal = {
      status: 404,
      message: `Cannot find metric(s) that match type = "logging.googleapis.com/user/${name}"`,
    }
    const [metric] = graph.ofType('google_logging_metric').filter((each) => each.attributes.name === name)
    return metric
      ? { kind: 'effective', address: metric.address, ...refusal }
      : { kind: 'missing', ...refusal }
  })
  const objectives = [...names(/serviceLevelObjectives\/([\w-]+)/g)].flatMap((id) =>
    someCreated(
      graph.ofType('google_monitoring_slo').filter(({ attributes: { slo_id } }) => slo_id === id),
      404,
      `Cannot find the service level objective ${id}`,
    ),
  )
  return [...metrics, ...objectives]
}

export const OBSERVING_ROWS: Record<string, Row> = {
  google_monitoring_alert_policy: { ...watch(4), needs: needsNamed },
  google_monitoring_custom_service: watch(3),
  google_monitoring_dashboard: watch(3),
  google_monitoring_metric_descriptor: watch(10),
  google_monitoring_notification_channel: watch(3),
  google_monitoring_slo: { ...watch(3), needs: needsNamed },
  google_monitoring_uptime_check_config: watch(5),
  google_logging_metric: logs(5),
  google_logging_project_bucket_config: {
    ...logs(5),
    destroy: {
      reserves: {
        seconds: 7 * DAY,
        status: 400,
        message: 'Buckets must be in an ACTIVE state to be modified',
        source: 'https://cloud.google.com/logging/docs/buckets#delete-bucket',
      },
    },
  },
  google_logging_project_exclusion: logs(4),
  google_logging_project_sink: {
    ...logs(5),
    needs: ({ attributes: { destination } }) => {
      const [, bucket] = /\/buckets\/([^/]+)$/.exec(String(destination)) ?? []
      if (bucket === undefined) return []
      return [{ kind: 'log bucket', bucket, status: 404, message: `Bucket ${bucket} does not exist` }]
    },
  },
}
