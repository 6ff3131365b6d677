import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'

/** The current place in a distributed trace, as W3C Trace Context (https://www.w3.org/TR/trace-context/) defines it. */
export interface Trace {
  /** 32 hex digits. */
  traceId: string
  /** 16 hex digits that identify this unit of work. */
  spanId: string
  isSampled: boolean
}

const storage = new AsyncLocalStorage<Trace>()

const FORMAT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/

/** The caller's trace; null when there is none, or none that the standard allows us to continue. */
export function parseTraceparent(header: string | undefined): Trace | null {
  const [, version, traceId, spanId, flags, rest] = FORMAT.exec(header ?? '') ?? []
  if (!traceId || !spanId || !flags) return null
  if (version === 'ff' || (version === '00' && rest)) return null
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

export function formatTraceparent({ traceId, spanId, isSampled }: Trace): string {
  return `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`
}

/** A new unit of work inside the caller's trace, or the first of a new trace. */
export function startSpan(parent: Trace | null): Trace {
  const spanId = randomBytes(8).toString('hex')
  if (parent) return { ...parent, spanId }
  return { traceId: randomBytes(16).toString('hex'), spanId, isSampled: true }
}

/** Runs `work` so that everything it logs and publishes belongs to `trace`. */
export function inTrace<Result>(trace: Trace, work: () => Result): Result {
  return storage.run(trace, work)
}

export function currentTrace(): Trace | undefined {
  return storage.getStore()
}

/** The `traceparent` for calls that are made from here. */
export function currentTraceparent(): string {
  return formatTraceparent(currentTrace() ?? startSpan(null))
}

/** Runs `work` outside of any trace. */
export function withoutTrace<Result>(work: () => Result): Result {
  return storage.exit(work)
}
