import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../platform/errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const OWN_SITES = new Set(['same-origin', 'none'])

/**
 * Cookies come along whoever made the browser send a request; these headers say who did, and no page can
 * forge them (OWASP's "Fetch Metadata" with the `Origin` check as fallback). A request with neither header
 * is not from a browser, so nobody's cookies are misused.
 */
export function refuseForeignOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!SAFE.has(request.method) && !isOwn(request))
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
