import {
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http'
import type { Clock } from '../clock.ts'
import type { Instance } from './instance.ts'
import { MAX_REQUEST_BYTES, MAX_RESPONSE_BYTES } from './limits.ts'
import { refuse } from './refusal.ts'
import { HOP_BY_HOP } from './request-headers.ts'

export interface Forwarding {
  request: IncomingMessage
  response: ServerResponse
  headers: OutgoingHttpHeaders
  instance: Pick<Instance, 'port' | 'agent'>
  clock: Clock
  timeoutSeconds: number
  /** Why Cloud Run, not the instance, ended the request. */
  onRefusal: (status: number, reason: string) => void
}

/** Passes the request to the instance and its answer back, both as they flow. Resolves when that is over. */
export function forward(forwarding: Forwarding): Promise<void> {
  const { request, response, headers, instance, clock, timeoutSeconds, onRefusal } = forwarding
  return new Promise((resolve) => {
    let over = false
    const upstream = httpRequest({
      host: '127.0.0.1',
      port: instance.port,
      agent: instance.agent,
      method: request.method,
      path: request.url,
      headers,
    })
    const finish = () => {
      if (over) return
      over = true
      cancelTimeout()
      request.unpipe(upstream)
      upstream.destroy()
      resolve()
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

    let received = 0
    request.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received > MAX_REQUEST_BYTES) end(413, 'Your client issued a request that was too large.')
    })
    request.pipe(upstream)
    // The client is gone, or has everything.
    response.once('close', finish)

    upstream.on('error', () => end(503, CONNECTION_ERROR))
    upstream.on('response', (answer) => {
      if (Number(answer.headers['content-length'] ?? 0) > MAX_RESPONSE_BYTES && request.method !== 'HEAD') {
        return end(500, 'Response size was too large. Please consider reducing response size.')
      }
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, withoutHopByHop(answer.rawHeaders))
      // Server-sent events: the headers must not wait for the first event.
      response.flushHeaders()
      answer.pipe(response)
      // The instance died in the middle of its answer: the client must not take it for a whole one.
      answer.on('error', () => end(503, CONNECTION_ERROR))
    })
  })
}

const CONNECTION_ERROR =
  'The request failed because either the HTTP response was malformed or connection to the instance had an error.'

/** Names and values in turn, as they came: a header may occur more than once. */
function withoutHopByHop(raw: string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at] ?? ''
    if (!HOP_BY_HOP.has(name.toLowerCase())) kept.push(name, raw[at + 1] ?? '')
  }
  return kept
}
