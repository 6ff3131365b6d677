// The studio's HTTP server: takes intent, shows results, serves the web. It is built here and listens in main.ts.
import cookie from '@fastify/cookie'
import { type FastifyInstance, type FastifyPluginAsync, type FastifyServerOptions, fastify } from 'fastify'
import type { ApiKeys } from '../accounts/api-keys.ts'
import type { ExportTickets } from '../accounts/export-tickets.ts'
import type { Iap } from '../accounts/iap.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { Standing } from '../accounts/standing.ts'
import type { AccessTokens } from '../accounts/tokens.ts'
import type { AiParts } from '../ai/parts.ts'
import type { Finding } from '../platform/finding.ts'
import type { Log } from '../platform/log.ts'
import type { RateLimiter } from '../platform/rate-limiter.ts'
import type { Retention } from '../platform/retention.ts'
import { type PerRoom, ROOMS } from '../rooms.ts'
import { demandScopes, inRoom } from './access.ts'
import { collectMethods } from './allowed-methods.ts'
import { demandAssertions } from './assertions-first.ts'
import { identifyRequests } from './auth.ts'
import { compressAnswers } from './compression.ts'
import { allowOrigins, refuseForeignOrigins } from './csrf.ts'
import { describeApi, serveDocs } from './docs.ts'
import { handleErrors, refuseAddress } from './errors.ts'
import { serveHealth } from './health.ts'
import { readJsonBodies } from './json-body.ts'
import { createLive } from './live.ts'
import { type Metrics, measureRequests, metricsRoute } from './metrics.ts'
import { answerOwnHosts } from './own-hosts.ts'
import { limitAddresses, limitPeople } from './rate-limits.ts'
import { logRequests } from './request-log.ts'
import { traceRequests } from './request-trace.ts'
import type { Room } from './room.ts'
import { eventRoutes } from './routes/events.ts'
import { exportRoutes } from './routes/export.ts'
import { modelRoutes } from './routes/models.ts'
import { privacyRoutes } from './routes/privacy.ts'
import { searchRoutes } from './routes/search.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { createSerializerCompiler } from './serialization.ts'
import { askForSessionsFirst } from './sessions-first.ts'
import { keepSharedAnswersImpersonal } from './shared-answers.ts'
import { refuseSlowBodies } from './slow-bodies.ts'
import type { StreamLeases } from './stream-leases.ts'
import { readUnreadBodies } from './unread-bodies.ts'
import { validatorCompiler } from './validation.ts'
import { serveWeb } from './web.ts'

export interface AppDeps {
  rooms: PerRoom<Room>
  tokens: Pick<AccessTokens, 'verify'>
  exportTickets: ExportTickets
  standing: Standing
  keys: Pick<ApiKeys, 'identify'>
  /** Null where people sign in with a password. */
  iap: Iap | null
  limiter: RateLimiter
  sessions: Pick<Sessions, 'isOpen' | 'watchIds'>
  leases: StreamLeases
  ping: () => Promise<void>
  models: AiParts
  metrics: Metrics
  log: Log
  now: () => number
  config: AppConfig
}

export interface AppConfig {
  /** The address at which people reach the studio; if empty, it is taken from each request. */
  publicUrl: string
  storageOrigin: string
  /** The folder of the built web. */
  webRoot: string
  /** The number of proxies in front whose X-Forwarded-For is trusted; on Cloud Run it is one. */
  trustedProxies: number
  /** Additional host names that the studio answers to, without a port. */
  hosts: readonly string[]
  /** Origins of other pages that may use the API with tokens. */
  corsOrigins: readonly string[]
  /** What the cloud keeps, for the privacy page. */
  retention: Retention
}

/**
 * Bodies are JSON only, because file bytes go straight to storage. A request for 200 photos with tags is below a tenth
 * of this.
 */
const BODY_LIMIT = 256 * 1024

export async function createApp(deps: AppDeps): Promise<FastifyInstance> {
  const { config, log, metrics } = deps
  const options: FastifyServerOptions = {
    bodyLimit: BODY_LIMIT,
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    // Idle keep-alive connections of the proxy in front must not delay a shutdown.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: refuseAddress,
  }
  const app = fastify(options)

  readJsonBodies(app)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(await createSerializerCompiler())
  const allowedMethods = collectMethods(app)
  traceRequests(app)
  handleErrors(app, log)
  logRequests(app, log)
  answerOwnHosts(app, config)
  await addSecurityHeaders(app, {
    storageOrigin: config.storageOrigin,
    isSecure: config.publicUrl.startsWith('https:'),
  })
  await allowOrigins(app, config.corsOrigins)
  refuseForeignOrigins(app)
  limitAddresses(app, deps.limiter)
  await app.register(cookie)
  app.decorateRequest('identity', null)
  if (deps.iap) demandAssertions(app, deps.iap)
  compressAnswers(app)
  keepSharedAnswersImpersonal(app)
  readUnreadBodies(app)
  refuseSlowBodies(app, deps.now)
  measureRequests(app, metrics)
  serveHealth(app, { ping: deps.ping })
  await describeApi(app)
  await app.register(personal(deps))
  for (const { pages = [] } of Object.values<Room>(deps.rooms))
    for (const page of pages) await app.register(page)
  serveDocs(app)
  await serveWeb(app, { root: config.webRoot, allowedMethods })
  return app
}

/** Everything that depends on the caller; the web's files and health checks are for anybody. */
function personal(deps: AppDeps): FastifyPluginAsync {
  return async (app) => {
    identifyRequests(app, deps)
    limitPeople(app, deps.limiter)
    demandScopes(app)
    await app.register(metricsRoute(deps.metrics))
    await app.register(
      async (api) => {
        api.addHook('onRequest', async (_request, reply) => {
          reply.header('cache-control', 'no-store')
        })
        askForSessionsFirst(api)
        for (const routes of routesOf(deps)) await api.register(routes)
      },
      { prefix: '/api/v1' },
    )
    for (const room of ROOMS)
      for (const page of deps.rooms[room].personalPages ?? []) await app.register(inRoom(null, page))
  }
}

function routesOf(deps: AppDeps): FastifyPluginAsync[] {
  const { rooms, sessions, leases, exportTickets, models, metrics, log, now, config } = deps
  const sources = Object.fromEntries(
    Object.entries(rooms).flatMap(([name, { live }]) => (live ? [[name, live]] : [])),
  )
  const live = createLive({ sources, sessions, metrics, log, now })
  const exporting = Object.values(rooms).flatMap((room) => room.exporting ?? [])
  const findings = Object.values(rooms).flatMap(({ finding }): Finding[] => (finding ? [finding] : []))
  return [
    inRoom(null, exportRoutes({ tickets: exportTickets, rooms: exporting, log, now })),
    inRoom(null, searchRoutes({ findings, log })),
    inRoom(null, modelRoutes(models)),
    inRoom(null, privacyRoutes(config.retention)),
    inRoom(null, eventRoutes({ live, sessions, leases, metrics })),
    ...ROOMS.flatMap((room) => rooms[room].routes.map((each) => inRoom(room, each))),
  ]
}
