import { AsyncLocalStorage } from 'node:async_hooks'
import diagnostics from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { parseTraceparent, type Trace } from '../trace.ts'

const received = new AsyncLocalStorage<Trace | null>()
let isListening = false

/**
 * The functions-framework hands an event on without the headers of the request that brought it. Node tells of every
 * request before anybody handles it.
 */
export function rememberReceivedTraces(): void {
  if (isListening) return
  isListening = true
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { traceparent } = (message as { request: IncomingMessage }).request.headers
    received.enterWith(parseTraceparent(typeof traceparent === 'string' ? traceparent : undefined))
  })
}

/**
 * The trace of the request that brought an event, if it is the event's own. Google's push begins another trace, and
 * then the event's own counts; the local cloud continues it, so that the delivery is part of the picture.
 */
export function deliveredIn(event: Trace | null): Trace | null {
  const request = received.getStore() ?? null
  return request && request.traceId === event?.traceId ? request : event
}
