import { Readable } from 'node:stream'
import type { LiveEvent } from './live-event.ts'

// Server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html

/** Characters that may wait for a slow browser. One that falls further behind connects again and resumes. */
const LONGEST_BACKLOG = 1024 * 1024
/** Milliseconds until the browser connects again. */
const RETRY_MS = 1000

export interface EventStream {
  /** The response's body. */
  body: Readable
  send(event: LiveEvent): void
  /** Keeps proxies from taking a quiet stream for a dead one. */
  heartbeat(): void
  end(): void
}

export interface EventStreamOptions {
  /** Called once, however it ended. */
  closed: () => void
  tooSlow: () => void
}

export function createEventStream({ closed, tooSlow }: EventStreamOptions): EventStream {
  const body = new Readable({ encoding: 'utf8', read() {} })
  let isOpen = true
  body.once('close', closed)

  function end(): void {
    if (!isOpen) return
    isOpen = false
    body.push(null)
  }

  function push(text: string): void {
    if (!isOpen || body.destroyed) return
    if (body.readableLength > LONGEST_BACKLOG) {
      isOpen = false
      tooSlow()
      body.destroy()
      return
    }
    body.push(text)
  }

  push(`retry: ${RETRY_MS}\n\n`)
  return {
    body,
    // JSON has no line breaks of its own, so one data line holds it.
    send: ({ change, id }) =>
      push(`event: change\n${id === undefined ? '' : `id: ${id}\n`}data: ${change}\n\n`),
    heartbeat: () => push(': \n\n'),
    end,
  }
}
