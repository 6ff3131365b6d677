import cors from '@fastify/cors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../platform/errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const OWN_SITES = new Set(['same-origin', 'none'])
/** Seconds for which a browser caches a preflight's answer. */
const PREFLIGHT_SECONDS = 600

/**
 * Pages of these origins may use the API with tokens, never with cookies. An origin must match exactly: scheme, host
 * and port. Call this before cookies are read.
 */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  app.decorateRequest('isFromAllowedOrigin', false)
  if (origins.length === 0) return
  const allowed = new Set(origins)
  app.addHook('onRequest', async (request) => {
    const { origin } = request.headers
    if (origin === undefined || !allowed.has(origin)) return
    request.isFromAllowedOrigin = true
    // A browser may send cookies when both origins belong to one site; such a page must not use anybody's session.
    delete request.headers.cookie
  })
  await app.register(cors, {
    origin: [...origins],
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'last-event-id', 'traceparent'],
    exposedHeaders: ['ratelimit', 'ratelimit-policy', 'retry-after', 'traceparent', 'x-trace-id'],
    maxAge: PREFLIGHT_SECONDS,
    hideOptionsRoute: true,
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    isFromAllowedOrigin: boolean
  }
}

/**
 * Browsers send cookies whichever page caused a request; these headers say which one did, and no page can forge them
 * (OWASP's "Fetch Metadata" with the `Origin` check as fallback). A request with neither header is not from a browser,
 * so nobody's cookies are misused.
 */
export function refuseForeignOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!SAFE.has(request.method) && !request.isFromAllowedOrigin && !isOwn(request))
      throw new AppError('forbidden', 'This request did not come from the studio itself', {
        reason: 'foreign-origin',
      })
  })
}

function isOwn(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string') return OWN_SITES.has(site)
  const { origin } = request.headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === request.host
}
