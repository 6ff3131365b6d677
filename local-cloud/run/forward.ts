import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import { http } from '../http.ts'
import type { Instance } from './instance.ts'
import { MAX_REQUEST_BYTES, MAX_RESPONSE_BYTES } from './limits.ts'
import { endAfterBody, refuse } from './refusal.ts'
import { HOP_BY_HOP } from './request-headers.ts'

export interface Forwarding {
  request: IncomingMessage
  response: ServerResponse
  headers: OutgoingHttpHeaders
  instance: Pick<Instance, 'port'>
  clock: Clock
  timeoutSeconds: number
  /** Counts the bytes of the bodies as they pass. */
  traffic: { received: number; sent: number }
  /** Called when Cloud Run, not the instance, ended the request. */
  onRefusal: (status: number, reason: string) => void
}

/**
 * Forwards the request to the instance and streams its answer back. Resolves when that is over: `unreached` when the
 * instance accepted no connection, so that another one may still get the request.
 */
export function forward(forwarding: Forwarding): Promise<'answered' | 'unreached'> {
  const { request, response, headers, instance, clock, timeoutSeconds, traffic, onRefusal } = forwarding
  return new Promise((resolve) => {
    let over = false
    const upstream = http.request({
      host: '127.0.0.1',
      port: instance.port,
      // Each request has its own connection. A kept-alive one may belong to an instance that has died since, and then
      // nobody knows whether the request was started. A refused one can go to another instance.
      agent: false,
      method: request.method,
      path: request.url,
      headers,
    })
    let isConnected = false
    let isAnswered = false
    const finish = (outcome: 'answered' | 'unreached' = 'answered') => {
      if (over) return
      over = true
      cancelTimeout()
      request.off('data', pass).off('end', passEnd)
      // The rest of the body must be read, or it would block the connection's next request.
      if (outcome === 'answered') request.resume()
      response.off('close', onClose)
      upstream.destroy()
      resolve(outcome)
    }
    const end = (status: number, reason: string) => {
      if (over) return
      onRefusal(status, reason)
      refuse(response, status, reason)
      finish()
    }
    const cancelTimeout = clock.after(timeoutSeconds * 1000, () =>
      end(504, 'The request has been terminated because it has reached the maximum request timeout.'),
    )

    const onClose = () => finish()
    // Either the client has gone or it has received everything.
    response.once('close', onClose)

    /**
     * Bytes are written in the phase of the event loop that follows reading. An instance that refuses a body closes the
     * connection early, and a write to a closed connection would discard its answer before anybody read it.
     */
    function pass(chunk: Buffer): void {
      traffic.received += chunk.length
      if (traffic.received > MAX_REQUEST_BYTES) {
        end(413, 'Your client issued a request that was too large.')
        return
      }
      request.pause()
      setImmediate(() => {
        if (over) return
        if (isAnswered && upstream.destroyed) request.resume()
        else if (upstream.write(chunk)) request.resume()
        else upstream.once('drain', () => request.resume())
      })
    }
    const passEnd = () => setImmediate(() => upstream.end())

    function send(): void {
      isConnected = true
      const passAll = () => {
        if (!over) request.on('data', pass).once('end', passEnd)
      }
      if (Number(request.headers['content-length']) > SMALL_BODY) {
        upstream.flushHeaders()
        setTimeout(passAll, HEAD_START_MS)
      } else passAll()
    }

    function failed(): void {
      // An instance that has answered may close without reading the rest; whether its answer is whole, the answer tells.
      if (isAnswered) request.resume()
      else if (isConnected) end(503, CONNECTION_ERROR)
      else finish('unreached')
    }

    // The body is not read before there is an instance to send it to.
    upstream.on('socket', (socket) => socket.once('connect', send))
    upstream.on('error', failed).on('close', failed)
    upstream.on('response', (answer) => {
      isAnswered = true
      if (Number(answer.headers['content-length'] ?? 0) > MAX_RESPONSE_BYTES && request.method !== 'HEAD') {
        return end(500, 'Response size was too large. Please consider reducing response size.')
      }
      try {
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, withoutHopByHop(answer.rawHeaders))
      } catch {
        return end(503, CONNECTION_ERROR)
      }
      // For server-sent events the headers must not wait for the first event.
      response.flushHeaders()
      answer.on('data', (chunk: Buffer) => {
        traffic.sent += chunk.length
      })
      answer.pipe(response, { end: false })
      answer.once('end', () => endAfterBody(response))
      // The instance died in the middle of its answer, and the client must not take the answer for complete.
      answer.on('error', () => end(503, CONNECTION_ERROR))
    })
  })
}

/** Bytes that go to the instance in one write, before it can answer. */
const SMALL_BODY = 16 * 1024
/** Milliseconds in which an instance may refuse a larger body by its headers, before any of it is on the way. */
const HEAD_START_MS = 20

const CONNECTION_ERROR =
  'The request failed because either the HTTP response was malformed or connection to the instance had an error.'

/** Names and values alternate, as they came, because a header may occur more than once. */
function withoutHopByHop(raw: string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at] ?? ''
    if (!HOP_BY_HOP.has(name.toLowerCase())) kept.push(name, raw[at + 1] ?? '')
  }
  return kept
}
