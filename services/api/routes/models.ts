import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { AiParts } from '../../ai/parts.ts'
import {
  Generated,
  GenerateRequest,
  Model,
  ModelCreation,
  ModelEdit,
  ModelHealth,
  ModelUsage,
  PublicModel,
} from '../../ai/schemas.ts'
import { visitorNetwork } from '../../platform/network.ts'
import { Id } from '../../platform/schemas.ts'
import { actorOf, requireAdmin } from '../auth.ts'

const tags = ['models']
const params = Type.Object({ id: Id })
const all = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) =>
  Type.Object({ items: Type.Array(item) })
/** A text of 50,000 characters, each of which may be four bytes or an escape. */
const TEXT_LIMIT = 320 * 1024

export function modelRoutes({ models, publicList, generating, close }: AiParts): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.addHook('onClose', async () => close())

    const listPublic = {
      tags,
      security: [],
      summary: 'The models that can be asked; the built-in engine is the last',
      // It is sent as the text that is cached, which was made from this shape.
      response: { 200: Type.Unsafe<string>(all(PublicModel)) },
    }
    app.get('/ai/models', { schema: listPublic }, async (_request, reply) => {
      const { text, isHit } = await publicList.get()
      reply.header('x-cache-status', isHit ? 'HIT' : 'MISS').type('application/json; charset=utf-8')
      return reply.serializer(() => text).send(text)
    })

    const generate = {
      tags,
      security: [],
      summary: 'A résumé from free text. The model is the built-in engine unless another is named',
      body: GenerateRequest,
      response: { 200: Generated },
    }
    app.post(
      '/ai/generate',
      { schema: generate, bodyLimit: TEXT_LIMIT, config: { cost: 'expensive', keys: 'closed' } },
      (request) =>
        generating.generate(request.body, {
          accountId: request.identity?.accountId ?? null,
          network: visitorNetwork(request.ip),
        }),
    )

    const list = { tags, summary: 'All models, in the order they are tried', response: { 200: all(Model) } }
    app.get('/models', { schema: list }, async (request) => {
      requireAdmin(request)
      return { items: await models.list() }
    })

    const create = { tags, summary: 'Add a model', body: ModelCreation, response: { 201: Model } }
    app.post('/models', { schema: create }, async (request, reply) => {
      return reply.code(201).send(await models.create(request.body, actorOf(request)))
    })

    const edit = { tags, summary: 'Change a model', params, body: ModelEdit, response: { 200: Model } }
    app.patch('/models/:id', { schema: edit }, (request) =>
      models.edit(request.params.id, request.body, actorOf(request)),
    )

    const remove = { tags, summary: 'Remove a model', params, response: { 204: Type.Null() } }
    app.delete('/models/:id', { schema: remove }, async (request, reply) => {
      await models.remove(request.params.id, actorOf(request))
      return reply.code(204).send(null)
    })

    const health = { tags, summary: 'Whether the keys work', response: { 200: all(ModelHealth) } }
    app.get('/models/health', { schema: health }, async (request) => {
      requireAdmin(request)
      return { items: await models.health() }
    })

    const usage = {
      tags,
      summary: 'What each model did in the last 30 days',
      response: { 200: all(ModelUsage) },
    }
    app.get('/models/usage', { schema: usage }, async (request) => {
      requireAdmin(request)
      return { items: await models.usage() }
    })
  }
}
