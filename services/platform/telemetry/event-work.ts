import type { Trace } from '../trace.ts'
import { deliveredIn } from './received-trace.ts'
import { measureEvent, openSpan } from './spans.ts'

/** What became of an attempt to handle an event. */
export type Outcome = 'done' | 'retry' | 'dropped' | 'outdated' | 'unreadable'

export interface EventWork {
  trace: Trace
  finish(outcome: Outcome, error?: unknown): void
}

interface EventStart {
  function: string
  topic: string
  messageId: string
  /** RFC 3339; empty when unknown. */
  publishedAt: string
  /** The trace that the event carries. */
  parent: Trace | null
  now: () => number
}

/** The span and the measurements of one attempt. */
export function openEvent({
  function: name,
  topic,
  messageId,
  publishedAt,
  parent,
  now,
}: EventStart): EventWork {
  const started = performance.now()
  const waited = (now() - Date.parse(publishedAt)) / 1000
  const span = openSpan({
    name: `${name} process`,
    kind: 'consumer',
    parent: deliveredIn(parent),
    attributes: {
      'messaging.system': 'gcp_pubsub',
      'messaging.destination.name': topic,
      'messaging.message.id': messageId,
    },
  })
  return {
    trace: span.trace,
    finish(outcome, error) {
      span.describe({ attributes: { outcome } })
      span.end({ error, failed: outcome !== 'done' && outcome !== 'outdated' })
      measureEvent({
        function: name,
        outcome,
        seconds: (performance.now() - started) / 1000,
        // Two machines' clocks may differ by more than the wait.
        waited: Number.isNaN(waited) ? null : Math.max(waited, 0),
      })
    },
  }
}
