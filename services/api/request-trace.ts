import type { FastifyInstance } from 'fastify'
import { type OpenSpan, openSpan } from '../platform/telemetry/spans.ts'
import { formatTraceparent, inTrace, parseTraceparent, type Trace } from '../platform/trace.ts'
import { BROWSER_SPAN, passBrowserSpans } from './browser-span.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** This request's own span, in the trace of the browser or of Cloud Run's front end, if they started one. */
    trace: Trace
    span: OpenSpan
  }
}

/**
 * A browser's span belongs to a request that was kept, perhaps by another instance, so there are about as many of them.
 * Somebody who claims more gets no more: this is how far one instance may be ahead.
 */
const MOST_BROWSER_SPANS = 100

/** Everything a request logs and publishes belongs to one trace, which the answer names. */
export function traceRequests(app: FastifyInstance): void {
  let browserSpans = MOST_BROWSER_SPANS
  app.decorateRequest('trace')
  app.decorateRequest('span')
  app.addHook('onRequest', (request, reply, done) => {
    const { traceparent } = request.headers
    const parent = parseTraceparent(typeof traceparent === 'string' ? traceparent : undefined)
    request.span = openSpan({ name: request.method, kind: 'server', parent, isParentForeign: true })
    request.trace = request.span.trace
    reply.header('traceparent', formatTraceparent(request.trace))
    reply.header('x-trace-id', request.trace.traceId)
    inTrace(request.trace, done)
  })
  // The body is read in the connection's context, which has no trace.
  app.addHook('preValidation', (request, _reply, done) => inTrace(request.trace, done))
  app.addHook('onResponse', (request, reply, done) => {
    // The route, because the address may be personal, and a name for each address could not be compared.
    const route = request.routeOptions.url ?? 'none'
    const { method } = request
    const attributes = { 'http.route': route, 'http.response.status_code': reply.statusCode }
    request.span.describe({
      name: `${method} ${route}`,
      attributes: { 'http.request.method': method, ...attributes },
    })
    request.span.end({ failed: reply.statusCode >= 500 })
    if (request.trace.isSampled) browserSpans = Math.min(browserSpans + 1, MOST_BROWSER_SPANS)
    // Only people who are signed in, because anybody could otherwise write into traces.
    if (request.identity) browserSpans -= passBrowserSpans(request.headers[BROWSER_SPAN], browserSpans)
    done()
  })
}
