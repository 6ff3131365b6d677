import type { FastifyInstance } from 'fastify'
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
    }
    const isInteresting = path.startsWith('/api/') || reply.statusCode >= 400
    const level = reply.statusCode >= 500 ? 'error' : isInteresting ? 'info' : 'debug'
    inTrace(request.trace, () => log[level](entry, `${request.method} ${path} ${reply.statusCode}`))
  })
}
