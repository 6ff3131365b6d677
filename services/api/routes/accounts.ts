import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Account, AccountEdit, Registration } from '../../accounts/schemas.ts'
import type { Accounts } from '../../accounts/service.ts'
import type { AccessTokens } from '../../accounts/tokens.ts'
import { requireUser } from '../auth.ts'
import { clientOf } from '../client.ts'
import type { SessionCookies } from '../cookies.ts'

export interface AccountRoutesDeps {
  accounts: Pick<Accounts, 'get' | 'edit' | 'register'>
  tokens: Pick<AccessTokens, 'sign'>
  cookies: SessionCookies
  /** False where a proxy signs people in, so that nobody can register here. */
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
    app.post(
      '/accounts',
      { schema: register, config: { cost: 'secret', figure: 'person-registered' } },
      async (request, reply) => {
        const { account, session } = await accounts.register(request.body, clientOf(request))
        cookies.set(request, reply, session, await tokens.sign(session))
        return reply.code(201).send(account)
      },
    )
  }
}
