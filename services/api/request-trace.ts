import type { FastifyInstance } from 'fastify'
import { formatTraceparent, inTrace, parseTraceparent, startSpan, type Trace } from '../platform/trace.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** This request's own span, in the trace of the browser or of Cloud Run's front end, if they started one. */
    trace: Trace
  }
}

/** Everything a request logs and publishes belongs to one trace, which the answer names. */
export function traceRequests(app: FastifyInstance): void {
  app.decorateRequest('trace')
  app.addHook('onRequest', (request, reply, done) => {
    const { traceparent } = request.headers
    request.trace = startSpan(parseTraceparent(typeof traceparent === 'string' ? traceparent : undefined))
    reply.header('traceparent', formatTraceparent(request.trace))
    reply.header('x-trace-id', request.trace.traceId)
    inTrace(request.trace, done)
  })
  // The body is read in the connection's context, which has no trace.
  app.addHook('preValidation', (request, _reply, done) => inTrace(request.trace, done))
}
