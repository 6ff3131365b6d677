import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Id, Ids } from '../../platform/schemas.ts'
import { Category, CategoryCreation, CategoryEdit } from '../../shop/categories/schemas.ts'
import type { Categories } from '../../shop/categories/service.ts'
import { requireUser } from '../auth.ts'

const tags = ['shop']
const params = Type.Object({ id: Id })
const All = Type.Object({ items: Type.Array(Category) })

export function shopCategoryRoutes(categories: Omit<Categories, 'live'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = { tags, summary: 'Your categories, in their order', response: { 200: All } }
    app.get('/shop/categories', { schema: list }, async (request) => ({
      items: await categories.list(requireUser(request).id),
    }))

    const create = {
      tags,
      summary: 'Add a category, as the last',
      body: CategoryCreation,
      response: { 201: Category },
    }
    app.post('/shop/categories', { schema: create }, async (request, reply) =>
      reply.code(201).send(await categories.create(requireUser(request).id, request.body)),
    )

    const order = {
      tags,
      summary: 'Put categories in this order; those that are left out follow',
      body: Ids,
      response: { 200: All },
    }
    app.put('/shop/categories/order', { schema: order }, async (request) => ({
      items: await categories.order(requireUser(request).id, request.body.ids),
    }))

    const edit = {
      tags,
      summary: 'Change a category',
      params,
      body: CategoryEdit,
      response: { 200: Category },
    }
    app.patch('/shop/categories/:id', { schema: edit }, (request) =>
      categories.edit(requireUser(request).id, request.params.id, request.body),
    )

    const remove = {
      tags,
      summary: 'Delete a category; for thirty days it can be restored',
      params,
      response: { 204: Type.Null() },
    }
    app.delete('/shop/categories/:id', { schema: remove }, async (request, reply) => {
      await categories.remove(requireUser(request).id, request.params.id)
      return reply.code(204).send(null)
    })

    const restore = { tags, summary: 'Undo the deletion of a category', params, response: { 200: Category } }
    app.post('/shop/categories/:id/restore', { schema: restore }, (request) =>
      categories.restore(requireUser(request).id, request.params.id),
    )
  }
}
