// Log-based metrics, sinks and log buckets.
import type { LogMetricDescription, MonitoringDescription } from '../monitoring/description.ts'
import { shortName } from './names.ts'
import type { Reader } from './reader.ts'

/** Adds one resource. Returns false when its type is not understood. */
export function readLogging(type: string, reader: Reader, monitoring: MonitoringDescription): boolean {
  switch (type) {
    case 'google_logging_metric':
      monitoring.logMetrics.push(readMetric(reader))
      return true
    case 'google_logging_project_sink':
      reader.withoutEffect(['description', 'unique_writer_identity'])
      monitoring.sinks.push({
        name: reader.text('name'),
        filter: reader.text('filter'),
        bucket: shortName(reader.text('destination')),
      })
      return true
    case 'google_logging_project_bucket_config':
      reader.withoutEffect(['description', 'location', 'locked', 'enable_analytics'])
      monitoring.logBuckets.push({
        name: reader.text('bucket_id'),
        retentionDays: reader.number('retention_days', 30),
      })
      return true
    default:
      return false
  }
}

function readMetric(metric: Reader): LogMetricDescription {
  metric.withoutEffect(['description', 'bucket_options'])
  const descriptor = metric.block('metric_descriptor')
  descriptor?.withoutEffect(['unit', 'display_name'])
  const labels = descriptor?.blocks('labels') ?? []
  for (const label of labels) label.withoutEffect(['key', 'value_type', 'description'])
  const kind = descriptor?.text('metric_kind', 'DELTA')
  const type = descriptor?.text('value_type', 'INT64') ?? 'INT64'
  if (kind !== undefined && kind !== 'DELTA')
    throw new Error(`${metric.address}: metrics of logs are of the kind DELTA`)
  if (type !== 'INT64' && type !== 'DISTRIBUTION')
    throw new Error(`${metric.address}: metrics of type ${type} are not simulated`)
  const extractor = metric.optionalText('value_extractor')
  return {
    name: metric.text('name'),
    filter: metric.text('filter'),
    kind: type === 'INT64' ? 'DELTA' : 'DISTRIBUTION',
    value: extractor === null ? null : extracted(extractor, metric.address),
    labels: Object.fromEntries(
      Object.entries(metric.textMap('label_extractors')).map(([label, text]) => [
        label,
        extracted(text, metric.address),
      ]),
    ),
  }
}

/** The path in `EXTRACT(jsonPayload.figure.value)`. */
function extracted(text: string, address: string): string {
  const [, path] = /^EXTRACT\(([A-Za-z0-9_.]+)\)$/.exec(text) ?? []
  if (path === undefined) throw new Error(`${address}: the extractor ${text} is not simulated`)
  return path
}
