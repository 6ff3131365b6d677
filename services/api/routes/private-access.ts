import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { PrivateAccess, Unlock } from '../../accounts/schemas.ts'
import type { Unlocking } from '../../accounts/unlocking.ts'
import { requireUser } from '../auth.ts'

const tags = ['account']

/** Whether this session may see what the person marked private. */
export function privateAccessRoutes(unlocking: Unlocking): FastifyPluginAsyncTypebox {
  return async (app) => {
    const look = {
      tags,
      summary: 'Until when private photos are unlocked here',
      response: { 200: PrivateAccess },
    }
    app.get('/account/private-access', { schema: look }, (request) => {
      const { id: accountId, sessionId } = requireUser(request)
      return unlocking.look({ accountId, sessionId })
    })

    const unlock = {
      tags,
      summary: 'Unlock private photos in this session for ten minutes',
      body: Unlock,
      response: { 200: PrivateAccess },
    }
    app.post('/account/private-access', { schema: unlock, config: { cost: 'secret' } }, (request) => {
      const { id: accountId, sessionId } = requireUser(request)
      return unlocking.unlock({ accountId, sessionId }, request.body.password)
    })

    const lock = { tags, summary: 'Lock private photos again', response: { 204: Type.Null() } }
    app.delete('/account/private-access', { schema: lock }, async (request, reply) => {
      const { id: accountId, sessionId } = requireUser(request)
      await unlocking.lock({ accountId, sessionId })
      return reply.code(204).send(null)
    })
  }
}
