/** A unit of work in a trace, as OpenTelemetry defines it. Times are milliseconds since the epoch, with fractions. */
export interface Span {
  /** 32 hex digits. */
  traceId: string
  /** 16 hex digits. */
  spanId: string
  /** Null for the first of a trace. */
  parentSpanId: string | null
  name: string
  /** `service.name` of the resource, or the Google service that made the span. */
  service: string
  kind: SpanKind
  start: number
  end: number
  status: 'ok' | 'error' | 'unset'
  attributes: Attributes
}

/** In the order of OTLP's numbers, which begin with "unspecified". */
export const SPAN_KINDS = ['internal', 'server', 'client', 'producer', 'consumer'] as const
export type SpanKind = (typeof SPAN_KINDS)[number]

export type Attributes = Record<string, string | number | boolean>

/** Characters, which is what large attributes need of the memory. */
export function textIn(attributes: Attributes): number {
  let length = 0
  for (const [key, value] of Object.entries(attributes))
    length += key.length + (typeof value === 'string' ? value.length : 0)
  return length
}

/** Real time, finer than `Date.now()`: spans of one millisecond must still nest. */
export const preciseNow = () => performance.timeOrigin + performance.now()
