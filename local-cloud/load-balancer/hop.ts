import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { http } from '../http.ts'

export interface Hop {
  request: IncomingMessage
  /** The service's own address. */
  uri: string
  headers: OutgoingHttpHeaders
  signal: AbortSignal
}

/** Sends the request to the service. Resolves when its answer begins; rejects when no answer comes. */
export function hop({ request, uri, headers, signal }: Hop): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(uri)
    const upstream = http.request({
      host: hostname,
      port,
      method: request.method,
      path: request.url,
      headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
      agent: false,
      signal,
    })
    upstream.once('response', resolve)
    // A body that is still being written may fail once more after the connection has, and nobody else listens.
    upstream.on('error', reject)
    request.pipe(upstream)
    // Who refuses a body early must still get the rest of it out of the way.
    upstream.once('close', () => request.unpipe(upstream).resume())
  })
}
