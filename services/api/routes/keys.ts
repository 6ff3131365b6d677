import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { ApiKeys } from '../../accounts/api-keys.ts'
import { ApiKey, ApiKeyRequest, NewApiKey } from '../../accounts/schemas.ts'
import { Id } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import { clientOf } from '../client.ts'

const tags = ['keys']
const config = { cost: 'secret' } as const

export function keyRoutes(keys: Pick<ApiKeys, 'list' | 'create' | 'revoke'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'The person’s API keys, without the keys themselves',
      response: { 200: Type.Object({ items: Type.Array(ApiKey) }) },
    }
    app.get('/account/keys', { schema: list }, async (request) => ({
      items: await keys.list(requireUser(request).id),
    }))

    const create = {
      tags,
      summary: 'Make an API key; it is told this once',
      body: ApiKeyRequest,
      response: { 201: NewApiKey },
    }
    app.post('/account/keys', { schema: create, config }, async (request, reply) => {
      const made = await keys.create(requireUser(request).id, request.body, clientOf(request))
      return reply.code(201).send(made)
    })

    const revoke = {
      tags,
      summary: 'Revoke an API key',
      params: Type.Object({ id: Id }),
      response: { 204: Type.Null() },
    }
    app.delete('/account/keys/:id', { schema: revoke }, async (request, reply) => {
      await keys.revoke(requireUser(request).id, request.params.id, clientOf(request))
      return reply.code(204).send(null)
    })
  }
}
