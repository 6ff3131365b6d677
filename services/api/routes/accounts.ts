import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Account, AccountEdit, PasswordChange, Registration } from '../../accounts/schemas.ts'
import type { Accounts } from '../../accounts/service.ts'
import type { AccessTokens } from '../../accounts/tokens.ts'
import { requireUser } from '../auth.ts'
import { clientOf } from '../client.ts'
import type { SessionCookies } from '../cookies.ts'

export interface AccountRoutesDeps {
  accounts: Accounts
  tokens: Pick<AccessTokens, 'sign'>
  cookies: SessionCookies
  /** False where a proxy signs people in: then nobody registers or has a password here. */
  hasPasswords: boolean
}

const tags = ['account']

export function accountRoutes({
  accounts,
  tokens,
  cookies,
  hasPasswords,
}: AccountRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const get = { tags, summary: 'The signed-in person', response: { 200: Account } }
    app.get('/account', { schema: get }, (request) => accounts.get(requireUser(request).id))

    const patch = { tags, summary: 'Change name or avatar', body: AccountEdit, response: { 200: Account } }
    app.patch('/account', { schema: patch }, (request) =>
      accounts.edit(requireUser(request).id, request.body),
    )

    if (!hasPasswords) return

    const register = {
      tags,
      summary: 'Register and sign in',
      security: [],
      body: Registration,
      response: { 201: Account },
    }
    app.post('/accounts', { schema: register }, async (request, reply) => {
      const { account, session } = await accounts.register(request.body, clientOf(request))
      const { sessionId } = session
      const token = await tokens.sign({ accountId: account.id, role: account.role, sessionId })
      cookies.set(request, reply, session, token)
      return reply.code(201).send(account)
    })

    const password = {
      tags,
      summary: 'Change the password; all other sessions end',
      body: PasswordChange,
      response: { 204: Type.Null() },
    }
    app.put('/account/password', { schema: password }, async (request, reply) => {
      const { id, sessionId } = requireUser(request)
      await accounts.changePassword(id, sessionId, request.body)
      return reply.code(204).send(null)
    })
  }
}
