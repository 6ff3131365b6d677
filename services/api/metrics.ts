import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Publish } from '../platform/publish.ts'
import { requireAdmin } from './auth.ts'

export interface Metrics {
  registry: Registry
  /** Live streams that are open now, and the number that ended because the browser did not keep up. */
  streams: Gauge
  slowStreams: Counter
  /** Failures of the rooms' live sources, by room. */
  failedSources: Counter<'source'>
  /** Counts what is published, by topic and outcome. */
  counted(publish: Publish): Publish
}

/** Each app has its own registry, because tests run several in one process. */
export function createMetrics({ withProcess }: { withProcess: boolean }): Metrics {
  const registry = new Registry()
  if (withProcess) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const published = new Counter({
    name: 'atelier_events_published_total',
    help: 'Events handed to Pub/Sub, by topic and outcome.',
    labelNames: ['topic', 'outcome'],
    registers,
  })
  return {
    registry,
    streams: new Gauge({ name: 'atelier_live_streams', help: 'Open streams of live updates.', registers }),
    slowStreams: new Counter({
      name: 'atelier_live_streams_too_slow_total',
      help: 'Streams ended because the browser did not read fast enough.',
      registers,
    }),
    failedSources: new Counter({
      name: 'atelier_live_source_failures_total',
      help: "Times a room's live updates failed and were watched again, by room.",
      labelNames: ['source'],
      registers,
    }),
    counted: (publish) => async (topic, payload, options) => {
      try {
        const id = await publish(topic, payload, options)
        published.inc({ topic: topic.name, outcome: 'published' })
        return id
      } catch (error) {
        published.inc({ topic: topic.name, outcome: 'failed' })
        throw error
      }
    },
  }
}

/** Counts and times every request by its route. */
export function measureRequests(app: FastifyInstance, { registry }: Metrics): void {
  const labelNames = ['method', 'route', 'status']
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Answered requests.',
    labelNames,
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of the answer.',
    labelNames,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })

  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
    }
    requests.inc(labels)
    // A stream lasts as long as somebody watches it, so its duration says nothing about speed.
    if (reply.getHeader('content-type') !== 'text/event-stream')
      durations.observe(labels, reply.elapsedTime / 1000)
  })
}

/** The metrics, for administrators and for the machine itself. */
export function metricsRoute({ registry }: Metrics): FastifyPluginAsync {
  return async (app) => {
    app.get('/metrics', { schema: { hide: true }, config: { cost: 'read' } }, async (request, reply) => {
      if (!isOnThisMachine(request.ip)) requireAdmin(request)
      reply.header('content-type', registry.contentType)
      return registry.metrics()
    })
  }
}

/** Behind Cloud Run's front end this is the visitor's address, never the machine's own. */
const isOnThisMachine = (address: string) => /^(127\.|::1$|::ffff:127\.)/.test(address)
