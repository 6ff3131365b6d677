import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { AppError } from '../../platform/errors.ts'
import { requireUser } from '../auth.ts'
import { createEventStream, type EventStream } from '../event-stream.ts'
import { facts } from '../facts.ts'
import type { Live } from '../live.ts'
import type { Metrics } from '../metrics.ts'
import { createStreamSlots } from '../stream-slots.ts'

export interface EventRoutesDeps {
  live: Live
  sessions: { isOpen(accountId: string, id: string): Promise<boolean> }
  metrics: Pick<Metrics, 'streams' | 'slowStreams'>
}

const HEARTBEAT_MS = 20_000
/** Cloud Run cuts a request off after 60 minutes; ending it before lets the browser resume without an error. */
const LONGEST_MS = 50 * 60_000
/** Browsers of one person on one instance; the tabs of a browser share one stream. */
const STREAMS_EACH = 8

export function eventRoutes({ live, sessions, metrics }: EventRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const open = new Map<EventStream, () => void>()
    const slots = createStreamSlots(facts.concurrency, Math.random)
    const streamsOf = new Map<string, number>()
    const count = (id: string, by: 1 | -1) => {
      const streams = (streamsOf.get(id) ?? 0) + by
      if (streams > 0) streamsOf.set(id, streams)
      else streamsOf.delete(id)
    }
    const heartbeat = setInterval(() => {
      for (const stream of open.keys()) stream.heartbeat()
    }, HEARTBEAT_MS)
    heartbeat.unref()
    // Before the server stops listening: it would wait for these requests for ever.
    app.addHook('preClose', async () => {
      clearInterval(heartbeat)
      for (const finish of open.values()) finish()
    })

    const schema = {
      tags: ['live'],
      summary: 'Everything that changes, as server-sent events',
      querystring: Type.Object({ since: Type.Optional(Type.String({ maxLength: 64 })) }),
    }
    // No HEAD: its answer would end at once, and what was opened for it not.
    app.get('/events', { schema, exposeHeadRoute: false }, async (request, reply) => {
      const user = requireUser(request)
      const { identity } = request
      // A revoked session's access token lives on for minutes; a stream would for an hour.
      if (!identity || (user.sessionId && !(await sessions.isOpen(user.id, user.sessionId))))
        throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.')

      if ((streamsOf.get(user.id) ?? 0) >= STREAMS_EACH)
        throw new AppError('too-many', 'The studio is open in too many browsers', { retryAfter: 60 })
      const giveBack = slots.take()

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
        count(user.id, -1)
        giveBack()
        stop()
        stream.end()
      }
      open.set(stream, finish)
      metrics.streams.inc()
      count(user.id, 1)
      reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store, no-transform')
      // Proxies like nginx would otherwise collect events before passing them on.
      reply.header('x-accel-buffering', 'no')
      return reply.send(stream.body)
    })
  }
}
