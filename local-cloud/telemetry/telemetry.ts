// Google's Telemetry API on one machine: takes spans and metrics in OpenTelemetry's protocol over HTTP, with Google's
// permissions and limits, and keeps the latest in memory.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendError } from '../iam/json-http.ts'
import type { AnswersDeps } from './answers.ts'
import { createPointStore, type Points } from './point-store.ts'
import { createSpanStore, type SpanStore, type Spans } from './span-store.ts'

export type { Point } from './otlp-metrics.ts'
export type { Span } from './span.ts'
export type { Spans, TraceSummary } from './span-store.ts'

export interface TelemetryFaults {
  /** Answers with this status instead, as in an outage. */
  status?: number
  /** Never answers. */
  isSilent?: boolean
}

export interface Telemetry {
  handler(request: IncomingMessage, response: ServerResponse): void
  spans: Spans
  points: Points
  /** For the spans that Google's own services make. */
  add: SpanStore['add']
  /** Replaces what is wrong with the service; `{}` heals it. */
  disturb(faults: TelemetryFaults): void
}

export function createTelemetry(deps: Pick<AnswersDeps, 'projectId' | 'iam'>): Telemetry {
  const spans = createSpanStore()
  const points = createPointStore()
  let faults: TelemetryFaults = {}
  let answers: Promise<(request: IncomingMessage, response: ServerResponse) => Promise<void>> | undefined

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (faults.isSilent) return
    if (faults.status) return sendError(response, faults.status, 'UNAVAILABLE', 'The service is unavailable.')
    // The local cloud's start does not wait for what only a running service needs.
    answers ??= import('./answers.ts').then(({ createAnswers }) => createAnswers({ ...deps, spans, points }))
    await (await answers)(request, response)
  }

  return {
    spans,
    points,
    add: spans.add,
    disturb(next) {
      faults = next
    },
    handler(request, response) {
      answer(request, response).catch((error: unknown) => {
        // The sender may have gone.
        if (response.headersSent || response.destroyed) response.destroy()
        else sendError(response, 500, 'INTERNAL', error instanceof Error ? error.message : String(error))
      })
    },
  }
}
