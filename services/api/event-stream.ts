import { Readable } from 'node:stream'
import type { LiveEvent } from './live-event.ts'

// Server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html

/** Characters that are written ahead of the browser. What comes meanwhile waits as events, which all tabs share. */
const AHEAD = 64 * 1024
/**
 * Milliseconds in which a browser must take something, or it has to reconnect and resume. How much waits says little
 * about the browser: to one that returns, thousands of changes are sent at once.
 */
const PATIENCE_MS = 30_000
/** Events that may wait for one that takes only a little now and then: minutes of work on thousands of photos. */
const MOST_WAITING = 50_000
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
  const waiting: LiveEvent[] = []
  let patience: NodeJS.Timeout | undefined
  const body = new Readable({ encoding: 'utf8', read: writeAhead })
  let isOpen = true
  body.once('close', () => {
    stopWaiting()
    closed()
  })

  const isFull = () => body.readableLength >= AHEAD

  function stopWaiting(): void {
    clearTimeout(patience)
    patience = undefined
  }

  /** Called whenever the browser has taken something. */
  function writeAhead(): void {
    stopWaiting()
    let events = 0
    // What is being taken still counts as there.
    for (let characters = 0; characters < AHEAD && events < waiting.length; events++) {
      const text = toText(waiting[events] as LiveEvent)
      body.push(text)
      characters += text.length
    }
    waiting.splice(0, events)
    if (waiting.length > 0) beginWaiting()
  }

  function beginWaiting(): void {
    patience ??= setTimeout(giveUp, PATIENCE_MS).unref()
  }

  function giveUp(): void {
    isOpen = false
    waiting.length = 0
    tooSlow()
    body.destroy()
  }

  body.push(`retry: ${RETRY_MS}\n\n`)
  return {
    body,
    send(event) {
      if (!isOpen || body.destroyed) return
      if (waiting.length === 0 && !isFull()) return void body.push(toText(event))
      if (waiting.length === MOST_WAITING) return giveUp()
      waiting.push(event)
      beginWaiting()
    },
    heartbeat() {
      if (isOpen && !body.destroyed && !isFull()) body.push(': \n\n')
    },
    end() {
      if (!isOpen) return
      isOpen = false
      // Whoever resumes gets it, and whose session has ended must not.
      waiting.length = 0
      stopWaiting()
      body.push(null)
    },
  }
}

// JSON has no line breaks of its own, so one data line is enough.
const toText = ({ change, id }: LiveEvent) =>
  `event: change\n${id === undefined ? '' : `id: ${id}\n`}data: ${change}\n\n`
