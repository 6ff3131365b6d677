// W3C Trace Context, https://www.w3.org/TR/trace-context/

export interface TraceContext {
  traceId: string
  spanId: string
  isSampled: boolean
}

const FORMAT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/** Null for what is none, and for ids of zeros only, which the standard does not allow. */
export function parseTraceparent(header: string): TraceContext | null {
  const [, traceId, spanId, flags] = FORMAT.exec(header) ?? []
  if (!traceId || !spanId || !flags || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return null
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

export const formatTraceparent = ({ traceId, spanId, isSampled }: TraceContext): string =>
  `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`
