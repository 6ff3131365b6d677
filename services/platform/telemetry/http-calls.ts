// Spans of calls over HTTP, from what Node itself tells about them: Google's clients, `fetch` and the page fetcher are
// seen alike, without a change to any of them.
import diagnostics from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { currentTrace } from '../trace.ts'
import { hostOf, nameOf } from './call-names.ts'
import { type OpenSpan, openSpan } from './spans.ts'

let isListening = false

/** Only calls that are made on behalf of a sampled request or event are recorded. */
export function recordHttpCalls(): void {
  if (isListening) return
  isListening = true
  const open = new WeakMap<object, OpenSpan>()

  function begin(request: object, method: string, host: string, path: string): void {
    if (!currentTrace()?.isSampled) return
    const { name, bucket } = nameOf(method, host, path)
    const attributes = { 'http.request.method': method, 'server.address': hostOf(host), 'gcs.bucket': bucket }
    open.set(request, openSpan({ name, kind: 'client', attributes }))
  }

  function end(request: object, status?: number): void {
    const span = open.get(request)
    open.delete(request)
    span?.describe({ attributes: { 'http.response.status_code': status } })
    span?.end({ failed: status === undefined || status >= 500 })
  }

  diagnostics.subscribe('http.client.request.start', (message) => {
    const { request } = message as { request: ClientRequest }
    begin(request, request.method, request.host, request.path)
  })
  diagnostics.subscribe('http.client.response.finish', (message) => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage }
    // The headers are here; the call is over when the body is, too.
    response.once('close', () => end(request, response.statusCode))
  })
  diagnostics.subscribe('http.client.request.error', (message) => {
    end((message as { request: ClientRequest }).request)
  })

  interface Fetched {
    request: { method: string; origin: string | URL; path: string }
    response?: { statusCode: number }
  }
  const statuses = new WeakMap<object, number>()
  diagnostics.subscribe('undici:request:create', (message) => {
    const { request } = message as Fetched
    begin(request, request.method, new URL(request.origin).hostname, request.path)
  })
  diagnostics.subscribe('undici:request:headers', (message) => {
    const { request, response } = message as Fetched
    if (response) statuses.set(request, response.statusCode)
  })
  diagnostics.subscribe('undici:request:trailers', (message) => {
    const { request } = message as Fetched
    end(request, statuses.get(request))
  })
  diagnostics.subscribe('undici:request:error', (message) => end((message as Fetched).request))
}
