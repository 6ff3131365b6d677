import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Account, Credentials, type Role, Session } from '../../accounts/schemas.ts'
import type { Accounts } from '../../accounts/service.ts'
import type { OpenSession, Sessions } from '../../accounts/sessions.ts'
import type { AccessTokens } from '../../accounts/tokens.ts'
import { AppError } from '../../platform/errors.ts'
import { Id } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import { clientOf } from '../client.ts'
import { REFRESH_COOKIE, type SessionCookies } from '../cookies.ts'

export interface SessionRoutesDeps {
  accounts: Pick<Accounts, 'signIn' | 'refresh'>
  sessions: Pick<Sessions, 'list' | 'end' | 'endByToken'>
  tokens: Pick<AccessTokens, 'sign'>
  cookies: SessionCookies
}

const tags = ['session']
const ById = Type.Object({ id: Id })

export function sessionRoutes(deps: SessionRoutesDeps): FastifyPluginAsyncTypebox {
  const { accounts, sessions, tokens, cookies } = deps

  async function giveCookies(request: FastifyRequest, reply: FastifyReply, role: Role, session: OpenSession) {
    const { accountId, sessionId } = session
    cookies.set(request, reply, session, await tokens.sign({ accountId, role, sessionId }))
  }

  return async (app) => {
    const signIn = {
      tags,
      summary: 'Sign in',
      security: [],
      body: Credentials,
      response: { 200: Account },
    }
    app.post('/session', { schema: signIn }, async (request, reply) => {
      const { account, session } = await accounts.signIn(request.body, clientOf(request))
      await giveCookies(request, reply, account.role, session)
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
        const { role, session } = await accounts.refresh(request.cookies[REFRESH_COOKIE], clientOf(request))
        await giveCookies(request, reply, role, session)
      } catch (error) {
        if (error instanceof AppError) cookies.clear(request, reply)
        throw error
      }
      return reply.code(204).send(null)
    })

    const signOut = { tags, summary: 'Sign out', security: [], response: { 204: Type.Null() } }
    app.delete('/session', { schema: signOut }, async (request, reply) => {
      const { identity } = request
      const token = request.cookies[REFRESH_COOKIE]
      // A token that was exchanged since proves nothing any more; the access token still says whose session it is.
      await sessions.endByToken(token)
      if (identity) await endIfOpen(identity.accountId, identity.sessionId)
      cookies.clear(request, reply)
      return reply.code(204).send(null)
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
      await sessions.end(id, request.params.id)
      if (request.params.id === sessionId) cookies.clear(request, reply)
      return reply.code(204).send(null)
    })
  }

  async function endIfOpen(accountId: string, sessionId: string): Promise<void> {
    try {
      await sessions.end(accountId, sessionId)
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not-found')) throw error
    }
  }
}
