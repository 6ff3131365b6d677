import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ApiKeys } from '../accounts/api-keys.ts'
import type { Iap } from '../accounts/iap.ts'
import { READ_MAX_AGE_MS } from '../accounts/recent.ts'
import type { Standing } from '../accounts/standing.ts'
import type { AccessTokens, Identity } from '../accounts/tokens.ts'
import type { Actor } from '../platform/client.ts'
import { AppError } from '../platform/errors.ts'
import { clientOf } from './client.ts'
import { ACCESS_COOKIE } from './cookies.ts'

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity | null
  }
}

/** The header with Identity-Aware Proxy's assertion; the proxy strips it from what browsers send. */
export const IAP_HEADER = 'x-goog-iap-jwt-assertion'
const READS = new Set(['GET', 'HEAD'])

export interface AuthDeps {
  tokens: Pick<AccessTokens, 'verify'>
  standing: Pick<Standing, 'confirm'>
  keys: Pick<ApiKeys, 'identify'>
  /** Where the proxy signs people in, its assertion has been read before; cookies, tokens and keys do not count. */
  iap: Iap | null
}

/**
 * Determines the sender of each request to the routes of this scope. Reads accept an answer that is up to half a minute
 * old; writes ask the database whether the session or key is still valid.
 */
export function identifyRequests(app: FastifyInstance, { tokens, standing, keys, iap }: AuthDeps): void {
  if (iap) return
  app.addHook('onRequest', async (request) => {
    request.identity = await fromBearer(request)
  })

  async function fromBearer(request: FastifyRequest): Promise<Identity | null> {
    const { authorization } = request.headers
    const maxAge = READS.has(request.method) ? READ_MAX_AGE_MS : 0
    // A client that sends the header means it, so a cookie in the same request does not count instead.
    const token = authorization === undefined ? request.cookies[ACCESS_COOKIE] : bearerIn(authorization)
    if (!token) return null
    const identity = await tokens.verify(token)
    if (identity) return standing.confirm(identity, maxAge)
    return authorization === undefined ? null : keys.identify(token, clientOf(request), maxAge)
  }
}

/** https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
function bearerIn(authorization: string): string | undefined {
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1]
}

export interface User {
  id: string
  sessionId: string
}

/** Throws `unauthenticated` when nobody is signed in. */
export function requireUser({ identity }: FastifyRequest): User {
  if (!identity) throw new AppError('unauthenticated', 'Please sign in')
  return { id: identity.accountId, sessionId: identity.sessionId }
}

/** Throws `unauthenticated`, or `forbidden` for anybody except an administrator. */
export function requireAdmin(request: FastifyRequest): User {
  const user = requireUser(request)
  if (request.identity?.role !== 'admin') throw new AppError('forbidden', 'Only administrators may do this')
  return user
}

/** The administrator and their device, for the trail. Throws like `requireAdmin`. */
export function actorOf(request: FastifyRequest): Actor {
  return { id: requireAdmin(request).id, client: clientOf(request) }
}
