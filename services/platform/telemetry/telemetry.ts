// Sends this process's spans and metrics to OpenTelemetry's collector: Google's, or the local cloud's. Nobody waits for it, what it
// cannot send is dropped and counted, and it is loaded when the first spans are sent.
import { randomUUID } from 'node:crypto'
import type { ProcessConfig } from '../config.ts'
import { createLog, type LogConfig } from '../log.ts'
import { recordHttpCalls } from './http-calls.ts'
import type { Measured } from './otlp-metrics.ts'
import { rememberReceivedTraces } from './received-trace.ts'
import type { Span } from './span.ts'
import { type EventMeasured, type Recorder, recordSpansWith } from './spans.ts'

export type TelemetryConfig = LogConfig &
  Pick<ProcessConfig, 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'TRACE_SAMPLE_RATIO' | 'GCE_METADATA_HOST'>

/** About a megabyte. More than this wait only while the collector is down. */
const MAX_WAITING = 2048
/** Milliseconds between two exports of a busy process, and after a failure; each further one doubles the pause. */
const INTERVAL = 1000
const LONGEST_PAUSE = 60_000

/** What a process measures besides the events that it handles. */
type Measure = () => Promise<Measured[]>

/** Starts recording, if there is a collector. */
export function startTelemetry(config: TelemetryConfig, measure?: Measure): void {
  const url = config.OTEL_EXPORTER_OTLP_ENDPOINT
  if (!url) return
  const recorder = createRecorder({ ...config, url }, { ...(measure && { measure }) })
  recordSpansWith(recorder)
  recordHttpCalls()
  rememberReceivedTraces()
}

/** The queue between what ends and what is sent. */
export interface RecorderOptions {
  measure?: Measure
  /** Milliseconds between two exports. */
  interval?: number
}

export function createRecorder(
  config: TelemetryConfig & { url: string },
  { measure, interval = INTERVAL }: RecorderOptions = {},
): Recorder {
  let waiting: Span[] = []
  const events: EventMeasured[] = []
  let lost = 0
  let pause = 0
  let resumesAt = 0
  let timer: NodeJS.Timeout | undefined
  let exporting: Promise<void> | undefined
  let exporter: Promise<() => Promise<boolean>> | undefined

  const drop = (count: number, why: string) => {
    lost += count
    // One line for each pause, not for each span.
    createLog(config).warn({ lost, waiting: waiting.length, why }, 'Spans could not be sent')
  }

  function keep(spans: Span[]): void {
    waiting = [...spans, ...waiting]
    const excess = waiting.length - MAX_WAITING
    if (excess <= 0) return
    lost += excess
    waiting = waiting.slice(excess)
  }

  async function load() {
    const [{ createExporter }, { createSender }, { createAccountToken }, { createMetricsReport }] =
      await Promise.all([
        import('./exporter.ts'),
        import('./sender.ts'),
        import('./account-token.ts'),
        import('./metrics-report.ts'),
      ])
    const send = createSender()
    const resource = {
      projectId: config.GOOGLE_CLOUD_PROJECT,
      service: config.K_SERVICE,
      revision: config.K_REVISION,
      instance: randomUUID(),
    }
    const takeEvents = () => events.splice(0)
    const report = createMetricsReport({ resource, takeEvents, now: Date.now, ...(measure && { measure }) })
    return createExporter({
      url: config.url.replace(/\/$/, ''),
      resource,
      send,
      token: createAccountToken({
        host: config.GCE_METADATA_HOST ?? 'metadata.google.internal',
        send,
        now: Date.now,
      }),
      take: (limit) => waiting.splice(0, limit),
      putBack: keep,
      dropped: drop,
      metrics: report,
    })
  }

  async function exportAll(): Promise<void> {
    exporter ??= load()
    const isTaken = await (await exporter)()
    pause = isTaken ? 0 : Math.min(pause === 0 ? interval : pause * 2, LONGEST_PAUSE)
    resumesAt = Date.now() + pause
  }

  function exportOnce(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    exporting ??= exportAll()
      .catch((error: unknown) => drop(0, error instanceof Error ? error.message : String(error)))
      .finally(() => {
        exporting = undefined
        if (waiting.length > 0 || measure) schedule()
      })
    return exporting
  }

  function schedule(): void {
    if (timer || exporting) return
    timer = setTimeout(exportOnce, Math.max(interval, resumesAt - Date.now()))
    timer.unref()
  }

  if (measure) schedule()
  return {
    ratio: config.TRACE_SAMPLE_RATIO ?? 1,
    add(span) {
      if (waiting.length >= MAX_WAITING) {
        lost += 1
        return
      }
      waiting.push(span)
      schedule()
    },
    measure(event) {
      // Every export turns them into a few numbers, also when the collector does not take these.
      events.push(event)
      schedule()
    },
    async flush(within) {
      // A collector that was down a moment ago would cost every event this time.
      if ((waiting.length === 0 && events.length === 0) || Date.now() < resumesAt) return
      const late = Promise.withResolvers<void>()
      const limit = setTimeout(late.resolve, within)
      await Promise.race([exportOnce(), late.promise])
      clearTimeout(limit)
    },
  }
}
