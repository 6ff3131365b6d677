// Makes of each happening the points that Google would write for it.
// Sources: https://cloud.google.com/monitoring/api/metrics_gcp (run, pubsub, firestore)
import type { Told } from '../happenings.ts'
import { entryOf, type LogEntry, systemEntry } from './log-entry.ts'
import type { AllSeries, Source } from './series.ts'

export interface FromHappeningsDeps {
  all: AllSeries
  projectId: string
  location: string
  /** Every entry that Cloud Logging would get. */
  logged: (entry: LogEntry, time: number) => void
}

export function createFromHappenings({ all, projectId, location, logged }: FromHappeningsDeps) {
  /** Processes by service. */
  const instances = new Map<string, Set<number>>()

  const run = (metric: string, service: string, metricLabels: Record<string, string> = {}): Source => ({
    metric: `run.googleapis.com/${metric}`,
    resource: 'cloud_run_revision',
    metricLabels,
    resourceLabels: { project_id: projectId, location, service_name: service },
  })
  const pubsub = (metric: string, kind: 'topic' | 'subscription', id: string): Source => ({
    metric: `pubsub.googleapis.com/${kind}/${metric}`,
    resource: `pubsub_${kind}`,
    metricLabels: {},
    resourceLabels: { project_id: projectId, [`${kind}_id`]: id },
  })
  const firestore = (metric: string): Source => ({
    metric: `firestore.googleapis.com/document/${metric}`,
    resource: 'firestore_instance',
    metricLabels: {},
    resourceLabels: { project_id: projectId },
  })

  return {
    hear(told: Told): void {
      const { time } = told
      switch (told.kind) {
        case 'request': {
          const labels = {
            response_code: String(told.status),
            response_code_class: `${Math.floor(told.status / 100)}xx`,
          }
          all.add(run('request_count', told.service, labels), 'DELTA', 1, time)
          all.add(run('request_latencies', told.service, labels), 'DISTRIBUTION', told.ms, time)
          return
        }
        case 'instance': {
          const running = instances.get(told.service) ?? new Set()
          instances.set(told.service, running)
          if (told.change === 'starting' || told.change === 'ready') running.add(told.pid)
          else running.delete(told.pid)
          if (told.change === 'ready')
            all.add(run('container/startup_latencies', told.service), 'DISTRIBUTION', told.ms, time)
          if (told.change === 'crashed') logged(systemEntry(told.service, 'Container called exit(1).'), time)
          if (told.change === 'failed')
            logged(
              systemEntry(
                told.service,
                'Default STARTUP TCP probe failed 1 time consecutively for container',
              ),
              time,
            )
          return
        }
        case 'published':
          all.add(pubsub('send_message_operation_count', 'topic', told.topic), 'DELTA', 1, time)
          return
        case 'dead-lettered':
          all.add(pubsub('dead_letter_message_count', 'subscription', told.subscription), 'DELTA', 1, time)
          return
        case 'documents':
          if (told.reads > 0) all.add(firestore('read_count'), 'DELTA', told.reads, time)
          if (told.writes > 0) all.add(firestore('write_count'), 'DELTA', told.writes, time)
          if (told.deletes > 0) all.add(firestore('delete_count'), 'DELTA', told.deletes, time)
          return
        case 'log': {
          const entry = entryOf(told.line)
          if (entry) logged(entry, time)
          return
        }
        default:
          return
      }
    },

    /** Gauges of what is there now. */
    sample(backlogs: Iterable<Backlog>, time: number): void {
      for (const [service, running] of instances) {
        const source = run('container/instance_count', service, { state: 'active' })
        all.add(source, 'GAUGE', running.size, time)
      }
      for (const { subscription, messages, oldestSeconds } of backlogs) {
        all.add(pubsub('num_undelivered_messages', 'subscription', subscription), 'GAUGE', messages, time)
        all.add(
          pubsub('oldest_unacked_message_age', 'subscription', subscription),
          'GAUGE',
          oldestSeconds,
          time,
        )
      }
    },
  }
}

/** What a subscription has not acknowledged yet. */
export interface Backlog {
  subscription: string
  messages: number
  /** Age of the oldest one; 0 when there is none. */
  oldestSeconds: number
}

/** The metrics that are written here, besides those that are made of logs. A policy about any other is refused. */
export const SIMULATED_METRICS = [
  'run.googleapis.com/request_count',
  'run.googleapis.com/request_latencies',
  'run.googleapis.com/container/instance_count',
  'run.googleapis.com/container/startup_latencies',
  'pubsub.googleapis.com/topic/send_message_operation_count',
  'pubsub.googleapis.com/subscription/dead_letter_message_count',
  'pubsub.googleapis.com/subscription/num_undelivered_messages',
  'pubsub.googleapis.com/subscription/oldest_unacked_message_age',
  'firestore.googleapis.com/document/read_count',
  'firestore.googleapis.com/document/write_count',
  'firestore.googleapis.com/document/delete_count',
  'monitoring.googleapis.com/uptime_check/check_passed',
  'monitoring.googleapis.com/uptime_check/time_until_ssl_cert_expires',
]
