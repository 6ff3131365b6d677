import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Id, Page } from '../../platform/schemas.ts'
import { DeadLetter } from '../../shelf/schemas.ts'
import type { Shelf } from '../../shelf/service.ts'
import { requireAdmin } from '../auth.ts'

const tags = ['shelf']
const params = Type.Object({ id: Id })
const response = { 204: Type.Null() }

export function shelfRoutes(shelf: Shelf): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'Events that were given up, the latest first',
      querystring: Type.Object(
        { cursor: Type.Optional(Type.String({ maxLength: 2000 })) },
        { additionalProperties: false },
      ),
      response: { 200: Page(DeadLetter) },
    }
    app.get('/shelf', { schema: list }, async (request) => {
      requireAdmin(request)
      return shelf.list(request.query.cursor)
    })

    const redrive = { tags, summary: 'Send an event again', params, response }
    app.post('/shelf/:id/redrive', { schema: redrive }, async (request, reply) => {
      requireAdmin(request)
      await shelf.redrive(request.params.id)
      return reply.code(204).send(null)
    })

    const dismiss = { tags, summary: 'Let an event go', params, response }
    app.post('/shelf/:id/dismiss', { schema: dismiss }, async (request, reply) => {
      requireAdmin(request)
      await shelf.dismiss(request.params.id)
      return reply.code(204).send(null)
    })

    const redriveAll = { tags, summary: 'Send everything on the shelf again', response }
    app.post('/shelf/redrive', { schema: redriveAll }, async (request, reply) => {
      requireAdmin(request)
      await shelf.redriveAll()
      return reply.code(204).send(null)
    })

    const dismissAll = { tags, summary: 'Let everything on the shelf go', response }
    app.post('/shelf/dismiss', { schema: dismissAll }, async (request, reply) => {
      requireAdmin(request)
      await shelf.dismissAll()
      return reply.code(204).send(null)
    })
  }
}
