import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Iap } from '../accounts/iap.ts'
import type { AccessTokens, Identity } from '../accounts/tokens.ts'
import { AppError } from '../platform/errors.ts'
import { ACCESS_COOKIE } from './cookies.ts'

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity | null
  }
}

/** Where Identity-Aware Proxy puts what it found out; it strips the header from what browsers send. */
const IAP_HEADER = 'x-goog-iap-jwt-assertion'

export interface AuthDeps {
  tokens: Pick<AccessTokens, 'verify'>
  /** Where the proxy signs people in, its word alone counts, and cookies do not. */
  iap: Iap | null
}

/** Finds out who each request to the routes of this scope is from, without reading the database where our own cookie says it. */
export function identifyRequests(app: FastifyInstance, { tokens, iap }: AuthDeps): void {
  app.addHook('onRequest', async (request) => {
    request.identity = iap ? await fromProxy(iap, request) : await fromCookie(tokens, request)
  })
}

async function fromCookie(tokens: AuthDeps['tokens'], request: FastifyRequest): Promise<Identity | null> {
  const token = request.cookies[ACCESS_COOKIE]
  return token ? tokens.verify(token) : null
}

async function fromProxy(iap: Iap, request: FastifyRequest): Promise<Identity | null> {
  const assertion = request.headers[IAP_HEADER]
  return typeof assertion === 'string' ? iap.identify(assertion) : null
}

export interface User {
  id: string
  sessionId: string
}

/** Throws `unauthenticated` where nobody is signed in. */
export function requireUser({ identity }: FastifyRequest): User {
  if (!identity) throw new AppError('unauthenticated', 'Please sign in')
  return { id: identity.accountId, sessionId: identity.sessionId }
}

/** Throws `unauthenticated`, or `forbidden` for anybody but an administrator. */
export function requireAdmin(request: FastifyRequest): User {
  const user = requireUser(request)
  if (request.identity?.role !== 'admin') throw new AppError('forbidden', 'Only administrators may do this')
  return user
}
