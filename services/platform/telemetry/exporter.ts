import { withoutTrace } from '../trace.ts'
import { type Resource, tracesRequest } from './otlp.ts'
import type { Sender } from './sender.ts'
import type { Span } from './span.ts'

export interface ExporterDeps {
  /** Of the collector, without `/v1/traces`. */
  url: string
  resource: Resource
  send: Pick<Sender, 'post'>
  token: () => Promise<string>
  /** Takes the spans that wait now, in the order in which they ended. */
  take: (limit: number) => Span[]
  /** Puts them back after a failure that may pass. */
  putBack: (spans: Span[]) => void
  /** Counts spans that nobody will see. */
  dropped: (count: number, why: string) => void
  /** The requests with all metrics as they are now; none when they were sent a moment ago. */
  metrics: () => Promise<object[]>
}

/** About 300 bytes each, so a request stays far below the 4 MiB that Google takes. */
const BATCH = 512

/** What may succeed later. Source: https://opentelemetry.io/docs/specs/otlp/#failures-1 */
const PASSING = new Set([429, 502, 503, 504])

/** Sends everything that waits; one export at a time. Resolves to whether the collector took it. */
export function createExporter(deps: ExporterDeps) {
  const { url, resource, send, take, putBack, dropped } = deps

  async function post(path: string, body: object): Promise<number> {
    const authorization = `Bearer ${await deps.token()}`
    return send.post(`${url}${path}`, JSON.stringify(body), { authorization })
  }

  async function sendBatch(spans: Span[]): Promise<boolean> {
    try {
      const status = await post('/v1/traces', tracesRequest(resource, spans))
      if (status === 200) return true
      if (PASSING.has(status)) putBack(spans)
      else dropped(spans.length, `the collector answers ${status}`)
    } catch (error) {
      putBack(spans)
      dropped(0, error instanceof Error ? error.message : String(error))
    }
    return false
  }

  async function sendSpans(): Promise<boolean> {
    for (let spans = take(BATCH); spans.length > 0; spans = take(BATCH))
      if (!(await sendBatch(spans))) return false
    return true
  }

  async function sendAll(): Promise<boolean> {
    const areTaken = await sendSpans()
    // A report that is lost is no loss: the next one contains it.
    for (const body of await deps.metrics()) await post('/v1/metrics', body).catch(() => undefined)
    return areTaken
  }

  // The exporter's own requests are not part of what it reports.
  return () => withoutTrace(sendAll)
}
