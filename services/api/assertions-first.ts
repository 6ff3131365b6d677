import type { FastifyInstance } from 'fastify'
import type { Iap } from '../accounts/iap.ts'
import { AppError } from '../platform/errors.ts'
import { IAP_HEADER } from './auth.ts'

/**
 * Where Identity-Aware Proxy signs people in, nothing is for strangers: neither the web's files nor the API's
 * description. Only the platform's health checks come without the proxy.
 */
export function demandAssertions(app: FastifyInstance, iap: Iap): void {
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.url?.startsWith('/health/')) return
    const assertion = request.headers[IAP_HEADER]
    if (typeof assertion !== 'string')
      throw new AppError('unauthenticated', 'The proxy did not say who you are')
    request.identity = await iap.identify(assertion)
  })
}
