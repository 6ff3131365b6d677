// Metrics that are made of log entries: `logging.googleapis.com/user/<name>`.
import type { LogMetricDescription } from './description.ts'
import { parseFilter } from './filter.ts'
import { type LogEntry, lookAtEntry } from './log-entry.ts'
import type { AllSeries } from './series.ts'

export function createLogMetrics(metrics: readonly LogMetricDescription[], all: AllSeries) {
  const parsed = metrics.map((metric) => ({ ...metric, parsed: parseFilter(metric.filter) }))

  return (entry: LogEntry, time: number): void => {
    const look = lookAtEntry(entry)
    for (const { name, kind, value, labels, parsed: filter } of parsed) {
      if (!filter.matches(look)) continue
      const number = value === null ? 1 : Number(look(value))
      // Google leaves out an entry whose value is no number.
      if (Number.isNaN(number)) continue
      const metricLabels = Object.fromEntries(
        Object.entries(labels).map(([label, path]) => [label, String(look(path) ?? '')]),
      )
      const source = {
        metric: `logging.googleapis.com/user/${name}`,
        resource: 'cloud_run_revision',
        metricLabels,
        resourceLabels: { service_name: entry.service },
      }
      all.add(source, kind, number, time)
    }
  }
}
