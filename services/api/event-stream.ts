import { Readable } from 'node:stream'
import type { LiveEvent } from './live-event.ts'

// Server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html

/** Characters that may wait for a slow browser. A browser that falls further behind reconnects and resumes. */
const LONGEST_BACKLOG = 1024 * 1024
/** Milliseconds until the browser reconnects. */
const RETRY_MS = 1000

export interface EventStream {
  /** The response's body. */
  body: Readable
  send(event: LiveEvent): void
  /** Sends a comment, so that proxies do not take a quiet stream for a dead one. */
  heartbeat(): void
  end(): void
}

export interface EventStreamOptions {
  /** Called once, however the stream ended. */
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
    // JSON has no line breaks of its own, so one data line is enough.
    send: ({ change, id }) =>
      push(`event: change\n${id === undefined ? '' : `id: ${id}\n`}data: ${change}\n\n`),
    heartbeat: () => push(': \n\n'),
    end,
  }
}
