import type { Trace } from '../trace.ts'

/** In the order of OTLP's numbers, which begin with "unspecified". */
export const SPAN_KINDS = ['internal', 'server', 'client', 'producer', 'consumer'] as const

/** Never what people wrote, sent or are called: spans are read by operators and kept for a month. */
export type Attributes = Record<string, string | number | boolean | undefined>

/** A unit of work that is over. */
export interface Span {
  trace: Trace
  /** 16 hex digits; null for the first of a trace. */
  parentSpanId: string | null
  name: string
  kind: (typeof SPAN_KINDS)[number]
  /** Whose work it was, if not this service's. */
  service?: string
  /** Milliseconds since the epoch, with fractions. */
  start: number
  end: number
  failed: boolean
  attributes: Attributes
}

/** Finer than `Date.now()`, and never back in time. */
export const preciseNow = () => performance.timeOrigin + performance.now()
