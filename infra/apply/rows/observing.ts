// What watches the studio.
import type { Row } from '../row.ts'

const DAY = 86_400

const watch = (seconds: number): Row => ({
  api: 'monitoring',
  seconds,
  deployer: 'roles/monitoring.editor',
})
const logs = (seconds: number): Row => ({ api: 'logging', seconds, deployer: 'roles/logging.configWriter' })

export const OBSERVING_ROWS: Record<string, Row> = {
  google_monitoring_alert_policy: watch(4),
  google_monitoring_custom_service: watch(3),
  google_monitoring_dashboard: watch(3),
  google_monitoring_metric_descriptor: watch(10),
  google_monitoring_notification_channel: watch(3),
  google_monitoring_slo: watch(3),
  google_monitoring_uptime_check_config: watch(5),
  google_logging_metric: logs(5),
  google_logging_project_bucket_config: {
    ...logs(5),
    destroy: {
      reserves: {
        name: 'bucket_id',
        seconds: 7 * DAY,
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
