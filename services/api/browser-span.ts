import { preciseNow } from '../platform/telemetry/span.ts'
import { passSpan } from '../platform/telemetry/spans.ts'
import { parseTraceparent } from '../platform/trace.ts'

/**
 * With each request the browser says how long the one before took, as the person saw it. That costs no further request,
 * and the limits on requests limit it, too.
 */
export const BROWSER_SPAN = 'browser-span'

/** Method and first part of the path, which is never an id; begin and duration in milliseconds, status, time since. */
const FORMAT =
  /^([0-9a-f-]{55});(GET|POST|PUT|PATCH|DELETE) (\/[a-z-]{1,20});(\d{13});(\d{1,6});(\d{3}|0);(\d{1,7})$/

/** Milliseconds by which a clock may be wrong and still be finer than an estimate. */
const TOLERANCE = 2000

/** What the browser sends at once; more is nobody's browser. */
const MOST = 5

/** Returns how many spans there were, at most `limit`. What is not such a header leaves none. */
export function passBrowserSpans(header: unknown, limit = MOST, received = preciseNow()): number {
  if (typeof header !== 'string') return 0
  return header.split(',', Math.min(limit, MOST)).filter((each) => passOne(each, received)).length
}

function passOne(text: string, received: number): boolean {
  const [, traceparent, method, path, start, took, status, ago] = FORMAT.exec(text) ?? []
  const trace = parseTraceparent(traceparent)
  if (!trace?.isSampled) return false
  const duration = Number(took)
  const estimate = received - Number(ago) - duration
  // The clock of a phone may be minutes wrong; then the span is where it would be if the network took no time.
  const begin = Math.abs(Number(start) - estimate) < TOLERANCE ? Number(start) : estimate
  passSpan({
    trace,
    parentSpanId: null,
    name: `${method} ${path}`,
    kind: 'client',
    service: 'browser',
    start: begin,
    end: begin + duration,
    failed: status === '0' || Number(status) >= 500,
    attributes: { 'http.request.method': method, 'http.response.status_code': Number(status) },
  })
  return true
}
