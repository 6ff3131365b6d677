// Firestore's client makes spans itself, for OpenTelemetry's interface. This is the part of that interface that the
// client uses; the official implementation would be most of what a cold start loads.
import type { Settings } from '@google-cloud/firestore'
import { currentTrace, inTrace } from '../trace.ts'
import type { Attributes } from './span.ts'
import { type OpenSpan, openSpan } from './spans.ts'

type TracerProvider = NonNullable<NonNullable<Settings['openTelemetry']>['tracerProvider']>

/** The others repeat the client's settings in every span, or quote paths of documents, which may be ids of people. */
const KEPT = new Set(['doc_count', 'transactional', 'transaction_type', 'attempts_allowed', 'response_count'])

const kept = (attributes: object = {}): Attributes =>
  Object.fromEntries(Object.entries(attributes as Attributes).filter(([name]) => KEPT.has(name)))

interface ClientSpan {
  setAttributes(attributes: object): ClientSpan
  setStatus(status: { code: number }): ClientSpan
  recordException(error: unknown): void
  addEvent(): ClientSpan
  isRecording(): boolean
  end(): void
}

function spanFor(open: OpenSpan | null): ClientSpan {
  let error: unknown
  const span: ClientSpan = {
    setAttributes(attributes) {
      open?.describe({ attributes: kept(attributes) })
      return span
    },
    setStatus: () => span,
    recordException(given) {
      error = given
    },
    addEvent: () => span,
    isRecording: () => open !== null,
    end: () => open?.end(error === undefined ? {} : { error }),
  }
  return span
}

const UNSEEN = spanFor(null)

const tracer = {
  startSpan: (name: string): ClientSpan => (isSeen() ? spanFor(opened(name)) : UNSEEN),
  startActiveSpan<Result>(name: string, ...given: unknown[]): Result {
    const work = given.at(-1) as (span: ClientSpan) => Result
    if (!isSeen()) return work(UNSEEN)
    const open = opened(name)
    return inTrace(open.trace, () => work(spanFor(open)))
  },
}

const isSeen = () => currentTrace()?.isSampled === true

const opened = (name: string) =>
  openSpan({ name: `Firestore ${name}`, kind: 'client', attributes: { 'db.system.name': 'gcp.firestore' } })

/** Spans of every read, write and transaction that belongs to a sampled trace. */
export const firestoreSpans = { getTracer: () => tracer } as unknown as TracerProvider
