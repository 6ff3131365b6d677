// Sign-in for apps and scripts, which store their tokens themselves instead of in cookies.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Credentials, Tokens, TokenUse } from '../../accounts/schemas.ts'
import type { Accounts } from '../../accounts/service.ts'
import type { OpenSession, Sessions } from '../../accounts/sessions.ts'
import { ACCESS_TOKEN_SECONDS, type AccessTokens } from '../../accounts/tokens.ts'
import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import { clientOf } from '../client.ts'
import { ACCESS_COOKIE, REFRESH_COOKIE } from '../cookies.ts'

export interface TokenRoutesDeps {
  accounts: Pick<Accounts, 'signIn'>
  sessions: Pick<Sessions, 'refresh' | 'signOut'>
  tokens: Pick<AccessTokens, 'sign'>
}

const tags = ['tokens']
const config = { cost: 'secret' } as const

export function tokenRoutes({ accounts, sessions, tokens }: TokenRoutesDeps): FastifyPluginAsyncTypebox {
  async function told(session: OpenSession): Promise<Tokens> {
    return {
      accountId: session.accountId,
      accessToken: await tokens.sign(session),
      tokenType: 'Bearer',
      expiresIn: ACCESS_TOKEN_SECONDS,
      refreshToken: session.refreshToken,
      refreshExpiresAt: isoTime(session.expiresAt),
    }
  }

  return async (app) => {
    const signIn = {
      tags,
      summary: 'Sign in an app: tokens in the answer, for `Authorization: Bearer`',
      security: [],
      body: Credentials,
      response: { 200: Tokens },
    }
    app.post('/tokens', { schema: signIn, config }, async (request) => {
      refuseCookies(request)
      const { session } = await accounts.signIn(request.body, clientOf(request))
      return told(session)
    })

    const refresh = {
      tags,
      summary: 'Exchange a refresh token for the next tokens',
      security: [],
      body: TokenUse,
      response: { 200: Tokens },
    }
    app.post('/tokens/refresh', { schema: refresh, config }, async (request) => {
      refuseCookies(request)
      return told(await sessions.refresh(request.body.refreshToken, clientOf(request)))
    })

    const revoke = {
      tags,
      summary: 'Sign out: the refresh token and its access token end',
      security: [],
      body: TokenUse,
      response: { 204: Type.Null() },
    }
    app.post('/tokens/revoke', { schema: revoke, config }, async (request, reply) => {
      refuseCookies(request)
      await sessions.signOut(request.body.refreshToken, null, clientOf(request))
      return reply.code(204).send(null)
    })
  }
}

/** A browser that uses cookies must not be tricked into putting tokens where scripts can read them. */
function refuseCookies({ cookies }: FastifyRequest): void {
  if (cookies[ACCESS_COOKIE] !== undefined || cookies[REFRESH_COOKIE] !== undefined)
    throw new AppError('invalid', 'Tokens are for apps that send no cookies', { reason: 'cookies-sent' })
}
