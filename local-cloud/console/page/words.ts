import type { ShownEvent } from '../recorder.ts'
import { bytes, duration } from './format.ts'

export interface EventLine {
  number: number
  time: number
  kind: string
  text: string
  trace: string | null
}

/** What happened, in a line; null for what would only fill the list. */
export function wordsOf(event: ShownEvent, number: number): EventLine | null {
  const text = textOf(event)
  const trace = 'trace' in event ? event.trace : null
  return text === null ? null : { number, time: event.time, kind: event.kind, text, trace }
}

function textOf(event: ShownEvent): string | null {
  switch (event.kind) {
    case 'request':
      return `${event.service} ${event.method} ${event.path.split('?')[0]} ${event.status} in ${duration(event.ms)}`
    case 'instance':
      return event.change === 'ready'
        ? `${event.service} instance ${event.pid} is ready after ${duration(event.ms)}`
        : `${event.service} instance ${event.pid} ${event.change}`
    case 'published':
      return `${event.topic} ${bytes(event.size)}`
    case 'delivered':
      return `${event.subscription} ${event.result}${event.attempt > 1 ? `, attempt ${event.attempt}` : ''} in ${duration(event.ms)}`
    case 'dead-lettered':
      return `${event.subscription} gave up on ${event.messageId}, now in ${event.topic}`
    case 'tick':
      return `${event.schedule} → ${event.topic}${event.byHand ? ', asked for by hand' : ''}`
    case 'object':
      return `${event.method} ${event.bucket}/${event.object} ${event.status}`
    case 'secret':
      return `${event.method} ${event.secret}`
    case 'documents':
      return null
  }
}
