// Spans of what this process does. Like the current trace, the recorder is ambient: code names its work, and whether
// that is kept is decided by who started the process. Without a recorder a span is only a trace's next id.
import { AppError } from '../errors.ts'
import { currentTrace, inTrace, startSpan, type Trace } from '../trace.ts'
import { type Attributes, preciseNow, type Span } from './span.ts'

export interface Recorder {
  /** The part of all traces that is kept, in [0, 1]. */
  ratio: number
  add(span: Span): void
  /** Counts an attempt to handle an event, also of a trace that is not kept. */
  measure?(event: EventMeasured): void
  /** Sends what waits, for this many milliseconds at most. Never fails. */
  flush(within: number): Promise<void>
}

export interface EventMeasured {
  function: string
  outcome: string
  seconds: number
  /** Seconds since its publication; null when that is unknown. */
  waited: number | null
}

let recorder: Recorder | null = null

/** Returns the recorder so far. */
export function recordSpansWith(next: Recorder | null): Recorder | null {
  const before = recorder
  recorder = next
  return before
}

export interface SpanStart {
  name: string
  kind: Span['kind']
  /** Left out, the current one. */
  parent?: Trace | null
  /** Whether anybody at all may have named the parent. Then it says what this belongs to, not whether it is kept. */
  isParentForeign?: boolean
  attributes?: Attributes
}

export interface OpenSpan {
  trace: Trace
  /** What the work turned out to be. */
  describe(more: { name?: string; attributes?: Attributes }): void
  end(outcome?: { error?: unknown; failed?: boolean }): void
}

/** Requests and events that took longer are kept even when their trace is not. */
const SLOW_MS = 2000

/** For work whose begin and end are in different places; `inSpan` is simpler. */
export function openSpan(work: SpanStart): OpenSpan {
  const { name, kind, parent = currentTrace() ?? null, isParentForeign = false, attributes } = work
  const isBegun = parent !== null && !isParentForeign
  const trace = isBegun ? startSpan(parent) : drawn(startSpan(parent))
  const start = preciseNow()
  const about = { name, attributes: { ...attributes } }
  let over = false
  return {
    trace,
    describe(more) {
      about.name = more.name ?? about.name
      Object.assign(about.attributes, more.attributes)
    },
    end({ error, failed = error !== undefined } = {}) {
      if (over || !recorder) return
      over = true
      const end = preciseNow()
      const isEntry = kind === 'server' || kind === 'consumer'
      const isRemarkable = isEntry && (failed || end - start >= SLOW_MS)
      if (!trace.isSampled && !isRemarkable) return
      if (error !== undefined) about.attributes['error.type'] = kindOf(error)
      recorder.add({ ...about, trace, parentSpanId: parent?.spanId ?? null, kind, start, end, failed })
    },
  }
}

/** Records what somebody else measured, if its trace says that it is kept. */
export function passSpan(span: Span): void {
  if (span.trace.isSampled) recorder?.add(span)
}

/** Runs `work` as part of the trace, and records how long it took and whether it failed. */
export async function inSpan<Result>(
  start: SpanStart,
  work: (span: OpenSpan) => Promise<Result>,
): Promise<Result> {
  const span = openSpan(start)
  try {
    const result = await inTrace(span.trace, () => work(span))
    span.end()
    return result
  } catch (error) {
    span.end({ error })
    throw error
  }
}

export const measureEvent = (event: EventMeasured): void => recorder?.measure?.(event)

/** Before an instance may lose its processor: at the end of its last event, and when it is stopped. */
export const flushSpans = async (within: number): Promise<void> => recorder?.flush(within)

/**
 * Whether a trace is kept is drawn once, where its work enters, and every later part follows the flag, so it is kept
 * whole or not at all. The draw is this span's own random id: a caller who could choose it, by the trace's id or by a
 * flag, would decide what we pay for.
 */
function drawn(trace: Trace): Trace {
  if (!recorder) return trace
  const place = Number.parseInt(trace.spanId.slice(-8), 16) / 2 ** 32
  return { ...trace, isSampled: place < recorder.ratio }
}

/** Never the message, which may quote what a person wrote. */
function kindOf(error: unknown): string {
  if (error instanceof AppError) return error.code
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error ? String(error.code) : error.name
}
