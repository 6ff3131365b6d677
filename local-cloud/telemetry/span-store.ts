import { type Span, textIn } from './span.ts'

/** What a list of traces shows. */
export interface TraceSummary {
  traceId: string
  /** Of the span without a known parent that began first. */
  name: string
  service: string
  start: number
  end: number
  spans: number
  /** Every service that took part, in the order of their first spans. */
  services: string[]
  hasError: boolean
}

export interface Spans {
  /** The newest trace first. */
  recent(limit?: number): TraceSummary[]
  /** In the order of their starts; empty when the trace is unknown or forgotten. */
  trace(traceId: string): Span[]
  /** Calls `listener` with each span that arrives from now on; returns how to stop that. */
  listen(listener: (span: Span) => void): () => void
}

export interface SpanStore extends Spans {
  add(span: Span): void
}

/** Cloud Trace keeps spans for 30 days; here the oldest traces go when there are more spans than this. */
export const KEPT_SPANS = 20_000
/** Characters of their names and attributes in all: few spans can be as large as many. */
export const KEPT_TEXT = 32 * 1024 * 1024
/** Characters of one trace, which nothing would push out while it is written to. */
const TEXT_PER_TRACE = KEPT_TEXT / 4
/** A loop that traces itself must not push all other traces out. */
export const SPANS_PER_TRACE = 2000

/** Keeps the latest traces in memory. */
export function createSpanStore(): SpanStore {
  /** In the order in which their first spans came. */
  const traces = new Map<string, { spans: Span[]; text: number }>()
  const listeners = new Set<(span: Span) => void>()
  let count = 0
  let text = 0

  function forgetOldest() {
    const [oldest] = traces
    if (!oldest) return
    traces.delete(oldest[0])
    count -= oldest[1].spans.length
    text -= oldest[1].text
  }

  return {
    add(span) {
      const trace = traces.get(span.traceId) ?? { spans: [], text: 0 }
      const size = textOf(span)
      if (trace.spans.length >= SPANS_PER_TRACE || trace.text + size > TEXT_PER_TRACE) return
      // A request that was sent again, because its answer was lost, brings the same spans.
      if (trace.spans.some(({ spanId }) => spanId === span.spanId)) return
      trace.spans.push(span)
      trace.text += size
      count += 1
      traces.set(span.traceId, trace)
      text += size
      // The trace of this span stays, or there would be nothing to show.
      while ((count > KEPT_SPANS || text > KEPT_TEXT) && traces.size > 1) forgetOldest()
      for (const listener of listeners) listener(span)
    },
    recent: (limit = 50) =>
      [...traces.values()]
        .slice(-limit)
        .reverse()
        .map(({ spans }) => summary(spans)),
    trace: (traceId) => (traces.get(traceId)?.spans ?? []).toSorted((a, b) => a.start - b.start),
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const textOf = ({ name, service, attributes }: Span) => name.length + service.length + textIn(attributes)

function summary(spans: Span[]): TraceSummary {
  const inOrder = spans.toSorted((a, b) => a.start - b.start)
  const known = new Set(spans.map(({ spanId }) => spanId))
  const isTop = ({ parentSpanId }: Span) => parentSpanId === null || !known.has(parentSpanId)
  // A trace has at least one span, and not all of them can be below others.
  const { traceId, name, service } = inOrder.find(isTop) ?? inOrder[0]!
  return {
    traceId,
    name,
    service,
    start: inOrder[0]!.start,
    end: Math.max(...spans.map(({ end }) => end)),
    spans: spans.length,
    services: [...new Set(inOrder.map((span) => span.service))],
    hasError: spans.some(({ status }) => status === 'error'),
  }
}
