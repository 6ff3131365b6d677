import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { AppError } from '../../platform/errors.ts'
import { requireUser } from '../auth.ts'
import { createEventStream, type EventStream } from '../event-stream.ts'
import { facts } from '../facts.ts'
import type { Live } from '../live.ts'
import type { Metrics } from '../metrics.ts'
import { RENEWAL_MS, type StreamLeases } from '../stream-leases.ts'
import { createStreamSlots } from '../stream-slots.ts'

export interface EventRoutesDeps {
  live: Live
  sessions: { isOpen(accountId: string, id: string): Promise<boolean> }
  leases: StreamLeases
  metrics: Pick<Metrics, 'streams' | 'slowStreams'>
}

const HEARTBEAT_MS = 20_000
/**
 * Cloud Run cuts a request off after 60 minutes; ending the stream earlier lets the browser resume without an error.
 */
const LONGEST_MS = 50 * 60_000

export function eventRoutes({ live, sessions, leases, metrics }: EventRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const open = new Map<EventStream, () => void>()
    const slots = createStreamSlots(facts.concurrency, Math.random)
    let isClosing = false
    const heartbeat = setInterval(() => {
      for (const stream of open.keys()) stream.heartbeat()
    }, HEARTBEAT_MS)
    heartbeat.unref()
    const renewal = setInterval(leases.renew, RENEWAL_MS)
    renewal.unref()
    // Streams must end before the server stops listening, because it would wait for them forever.
    app.addHook('preClose', async () => {
      isClosing = true
      clearInterval(heartbeat)
      clearInterval(renewal)
      for (const finish of open.values()) finish()
    })
    app.addHook('onClose', leases.settled)

    const schema = {
      tags: ['live'],
      summary: 'Everything that changes, as server-sent events',
      querystring: Type.Object({ since: Type.Optional(Type.String({ maxLength: 64 })) }),
    }
    // There is no HEAD: its answer would end at once, but what was opened for it would not.
    app.get('/events', { schema, exposeHeadRoute: false }, async (request, reply) => {
      const user = requireUser(request)
      const { identity } = request
      // A revoked session's access token stays valid for minutes, but a stream would stay open for an hour.
      if (!identity || (user.sessionId && !(await sessions.isOpen(user.id, user.sessionId))))
        throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.')

      const giveBack = slots.take()
      const endLease = await leases.take(user.id).catch((error: unknown) => {
        giveBack()
        throw error
      })
      // Nobody would end a stream that begins after the others were ended.
      if (isClosing) {
        giveBack()
        endLease()
        throw new AppError('temporary', 'This instance is closing', { retryAfter: 1 })
      }

      const resumeFrom = request.headers['last-event-id'] ?? request.query.since ?? null
      const stream = createEventStream({ closed: () => finish(), tooSlow: () => metrics.slowStreams.inc() })
      const stop = live.subscribe(identity, [resumeFrom].flat()[0] ?? null, {
        sessionId: user.sessionId,
        send: stream.send,
        end: stream.end,
      })
      const limit = setTimeout(stream.end, LONGEST_MS)
      limit.unref()
      function finish(): void {
        if (!open.delete(stream)) return
        clearTimeout(limit)
        metrics.streams.dec()
        giveBack()
        endLease()
        stop()
        stream.end()
      }
      open.set(stream, finish)
      metrics.streams.inc()
      reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store, no-transform')
      // Proxies like nginx would otherwise buffer events before passing them on.
      reply.header('x-accel-buffering', 'no')
      return reply.send(stream.body)
    })
  }
}
