import type { FastifyInstance, FastifyReply } from 'fastify'
import { figureEntry } from '../platform/figures.ts'
import type { Log } from '../platform/log.ts'
import { inTrace } from '../platform/trace.ts'

/**
 * One entry for each answered request, with the fields that Cloud Logging shows as a request. The query is left out,
 * because it may be personal, and so are addresses that are secrets.
 */
export function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', async (request, reply) => {
    const { url: route = '', config } = request.routeOptions
    const path = config.hasSecretPath ? route : (request.url.split('?', 1)[0] ?? '')
    const entry = {
      httpRequest: {
        requestMethod: request.method,
        requestUrl: path,
        status: reply.statusCode,
        userAgent: request.headers['user-agent'],
        remoteIp: request.ip,
        latency: `${(reply.elapsedTime / 1000).toFixed(6)}s`,
      },
      route: request.routeOptions.url,
      accountId: request.identity?.accountId,
      ...(!isStream(reply) && { answeredMs: Math.round(reply.elapsedTime) }),
      ...(config.figure && reply.statusCode < 300 && figureEntry(config.figure)),
    }
    const isInteresting = path.startsWith('/api/') || reply.statusCode >= 400
    const level = reply.statusCode >= 500 ? 'error' : isInteresting ? 'info' : 'debug'
    inTrace(request.trace, () => log[level](entry, `${request.method} ${path} ${reply.statusCode}`))
  })
}

/**
 * A stream ends when somebody closes a page, so how long it took says nothing about how fast the studio is. That is why
 * alerts look at `answeredMs` and not at Cloud Run's own latencies.
 */
const isStream = (reply: FastifyReply) =>
  String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream')
