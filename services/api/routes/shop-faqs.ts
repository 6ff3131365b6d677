import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Id, Ids } from '../../platform/schemas.ts'
import { Faq, FaqCreation, FaqEdit } from '../../shop/faqs/schemas.ts'
import type { Faqs } from '../../shop/faqs/service.ts'
import { requireUser } from '../auth.ts'

const tags = ['shop']
const params = Type.Object({ id: Id })
const All = Type.Object({ items: Type.Array(Faq) })

export function shopFaqRoutes(faqs: Omit<Faqs, 'live'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = { tags, summary: 'Your questions and answers, in their order', response: { 200: All } }
    app.get('/shop/faqs', { schema: list }, async (request) => ({
      items: await faqs.list(requireUser(request).id),
    }))

    const create = {
      tags,
      summary: 'Add a question, as the last',
      body: FaqCreation,
      response: { 201: Faq },
    }
    app.post('/shop/faqs', { schema: create }, async (request, reply) =>
      reply.code(201).send(await faqs.create(requireUser(request).id, request.body)),
    )

    const order = {
      tags,
      summary: 'Put questions in this order; those that are left out follow',
      body: Ids,
      response: { 200: All },
    }
    app.put('/shop/faqs/order', { schema: order }, async (request) => ({
      items: await faqs.order(requireUser(request).id, request.body.ids),
    }))

    const edit = { tags, summary: 'Change a question', params, body: FaqEdit, response: { 200: Faq } }
    app.patch('/shop/faqs/:id', { schema: edit }, (request) =>
      faqs.edit(requireUser(request).id, request.params.id, request.body),
    )

    const remove = {
      tags,
      summary: 'Delete a question; for thirty days it can be restored',
      params,
      response: { 204: Type.Null() },
    }
    app.delete('/shop/faqs/:id', { schema: remove }, async (request, reply) => {
      await faqs.remove(requireUser(request).id, request.params.id)
      return reply.code(204).send(null)
    })

    const restore = { tags, summary: 'Undo the deletion of a question', params, response: { 200: Faq } }
    app.post('/shop/faqs/:id/restore', { schema: restore }, (request) =>
      faqs.restore(requireUser(request).id, request.params.id),
    )
  }
}
