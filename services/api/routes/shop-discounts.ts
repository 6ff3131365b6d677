import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Id } from '../../platform/schemas.ts'
import { Discount, DiscountCreation, DiscountEdit } from '../../shop/discounts/schemas.ts'
import type { Discounts } from '../../shop/discounts/service.ts'
import { requireUser } from '../auth.ts'

const tags = ['shop']
const params = Type.Object({ id: Id })
const All = Type.Object({ items: Type.Array(Discount) })

export function shopDiscountRoutes(discounts: Omit<Discounts, 'live'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = { tags, summary: 'Your discounts, newest first', response: { 200: All } }
    app.get('/shop/discounts', { schema: list }, async (request) => ({
      items: await discounts.list(requireUser(request).id),
    }))

    const create = {
      tags,
      summary: 'Add a code or a sale',
      body: DiscountCreation,
      response: { 201: Discount },
    }
    app.post('/shop/discounts', { schema: create }, async (request, reply) =>
      reply.code(201).send(await discounts.create(requireUser(request).id, request.body)),
    )

    const edit = {
      tags,
      summary: 'Change a discount',
      params,
      body: DiscountEdit,
      response: { 200: Discount },
    }
    app.patch('/shop/discounts/:id', { schema: edit }, (request) =>
      discounts.edit(requireUser(request).id, request.params.id, request.body),
    )

    const remove = {
      tags,
      summary: 'Delete a discount; for thirty days it can be restored',
      params,
      response: { 204: Type.Null() },
    }
    app.delete('/shop/discounts/:id', { schema: remove }, async (request, reply) => {
      await discounts.remove(requireUser(request).id, request.params.id)
      return reply.code(204).send(null)
    })

    const restore = { tags, summary: 'Undo the deletion of a discount', params, response: { 200: Discount } }
    app.post('/shop/discounts/:id/restore', { schema: restore }, (request) =>
      discounts.restore(requireUser(request).id, request.params.id),
    )
  }
}
