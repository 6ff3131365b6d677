import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Account, Credentials, Session } from '../../accounts/schemas.ts'
import type { Accounts } from '../../accounts/service.ts'
import type { OpenSession, Sessions } from '../../accounts/sessions.ts'
import type { AccessTokens } from '../../accounts/tokens.ts'
import { AppError } from '../../platform/errors.ts'
import { Id } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import { clientOf } from '../client.ts'
import { REFRESH_COOKIE, type SessionCookies } from '../cookies.ts'

export interface SessionRoutesDeps {
  accounts: Pick<Accounts, 'signIn'>
  sessions: Pick<Sessions, 'refresh' | 'list' | 'end' | 'signOut'>
  tokens: Pick<AccessTokens, 'sign'>
  cookies: SessionCookies
}

const tags = ['session']
const ById = Type.Object({ id: Id })
const secret = { cost: 'secret' } as const

/**
 * The cached images go with the session. The browser's storage is not cleared from here, because it also holds settings
 * of the device and other people's uploads; the web removes what belongs to this person.
 */
const LEFT_BEHIND = '"cache"'

export function sessionRoutes(deps: SessionRoutesDeps): FastifyPluginAsyncTypebox {
  const { accounts, sessions, tokens, cookies } = deps

  async function giveCookies(request: FastifyRequest, reply: FastifyReply, session: OpenSession) {
    cookies.set(request, reply, session, await tokens.sign(session))
  }

  return async (app) => {
    const signIn = {
      tags,
      summary: 'Sign in',
      security: [],
      body: Credentials,
      response: { 200: Account },
    }
    app.post('/session', { schema: signIn, config: secret }, async (request, reply) => {
      const { account, session } = await accounts.signIn(request.body, clientOf(request))
      await giveCookies(request, reply, session)
      return account
    })

    const refresh = {
      tags,
      summary: 'Exchange the refresh cookie for new cookies',
      security: [],
      response: { 204: Type.Null() },
    }
    app.post('/session/refresh', { schema: refresh }, async (request, reply) => {
      try {
        const token = request.cookies[REFRESH_COOKIE]
        await giveCookies(request, reply, await sessions.refresh(token, clientOf(request)))
      } catch (error) {
        if (error instanceof AppError) cookies.clear(request, reply)
        throw error
      }
      return reply.code(204).send(null)
    })

    const signOut = { tags, summary: 'Sign out', security: [], response: { 204: Type.Null() } }
    app.delete('/session', { schema: signOut }, async (request, reply) => {
      const { identity } = request
      // A token that has been exchanged proves nothing any more; the access token still says whose session it is.
      await sessions.signOut(request.cookies[REFRESH_COOKIE], identity, clientOf(request))
      cookies.clear(request, reply)
      return reply.code(204).header('clear-site-data', LEFT_BEHIND).send(null)
    })

    const list = {
      tags,
      summary: 'Where the person is signed in',
      response: { 200: Type.Object({ items: Type.Array(Session) }) },
    }
    app.get('/sessions', { schema: list }, async (request) => {
      const { id, sessionId } = requireUser(request)
      return { items: await sessions.list(id, sessionId) }
    })

    const end = { tags, summary: 'End a session', params: ById, response: { 204: Type.Null() } }
    app.delete('/sessions/:id', { schema: end }, async (request, reply) => {
      const { id, sessionId } = requireUser(request)
      await sessions.end(id, request.params.id, clientOf(request))
      if (request.params.id === sessionId) cookies.clear(request, reply)
      return reply.code(204).send(null)
    })
  }
}
