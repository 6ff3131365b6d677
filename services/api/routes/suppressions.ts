import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Suppression, SuppressionCreation, SuppressionQuery } from '../../campaigns/suppressions/schemas.ts'
import type { Suppressions } from '../../campaigns/suppressions/service.ts'
import { Id, Page } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'

const tags = ['campaigns']

export function suppressionRoutes(suppressions: Suppressions): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'A page of the addresses that are never written to, the latest first',
      querystring: SuppressionQuery,
      response: { 200: Page(Suppression) },
    }
    app.get('/suppressions', { schema: list }, (request) =>
      suppressions.list(requireUser(request).id, request.query),
    )

    const add = {
      tags,
      summary: 'Never write to these addresses again',
      body: SuppressionCreation,
      response: { 204: Type.Null() },
    }
    app.post('/suppressions', { schema: add }, async (request, reply) => {
      await suppressions.add(requireUser(request).id, request.body)
      return reply.code(204).send(null)
    })

    const remove = {
      tags,
      summary: 'This address may be written to again',
      params: Type.Object({ id: Id }),
      response: { 204: Type.Null() },
    }
    app.delete('/suppressions/:id', { schema: remove }, async (request, reply) => {
      await suppressions.remove(requireUser(request).id, request.params.id)
      return reply.code(204).send(null)
    })
  }
}
