import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Id, Page } from '../../platform/schemas.ts'
import {
  BulkEdit,
  Product,
  ProductCreation,
  ProductEdit,
  ProductQuery,
  StatusChange,
} from '../../shop/products/schemas.ts'
import type { Products } from '../../shop/products/service.ts'
import { requireUser } from '../auth.ts'
import { addTrashRoutes } from '../trash-routes.ts'

const tags = ['shop']
const params = Type.Object({ id: Id })
/** Hundreds of documents may be written. */
const config = { cost: 'expensive' } as const

export function shopProductRoutes(products: Omit<Products, 'live' | 'finding'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'A page of your products, newest first',
      querystring: ProductQuery,
      response: { 200: Page(Product) },
    }
    app.get('/shop/products', { schema: list }, (request) =>
      products.list(requireUser(request).id, request.query),
    )

    const create = {
      tags,
      summary: 'Add a product with its variants; it is a draft unless it says otherwise',
      body: ProductCreation,
      response: { 201: Product },
    }
    app.post('/shop/products', { schema: create }, async (request, reply) =>
      reply.code(201).send(await products.create(requireUser(request).id, request.body)),
    )

    const get = { tags, summary: 'One of your products', params, response: { 200: Product } }
    app.get('/shop/products/:id', { schema: get }, (request) =>
      products.get(requireUser(request).id, request.params.id),
    )

    const edit = {
      tags,
      summary: 'Change a product; fields that are left out stay, variants that are left out go',
      params,
      body: ProductEdit,
      response: { 200: Product },
    }
    app.patch('/shop/products/:id', { schema: edit }, (request) =>
      products.edit(requireUser(request).id, request.params.id, request.body),
    )

    const duplicate = {
      tags,
      summary: 'A draft that is the same, without SKUs and stock',
      params,
      response: { 201: Product },
    }
    app.post('/shop/products/:id/duplicate', { schema: duplicate }, async (request, reply) =>
      reply.code(201).send(await products.duplicate(requireUser(request).id, request.params.id)),
    )

    const editMany = {
      tags,
      summary: 'Change prices and stock of many variants, all or none; the answer is what undoes it',
      body: BulkEdit,
      response: { 200: BulkEdit },
    }
    app.post('/shop/products/bulk-edit', { schema: editMany, config }, (request) =>
      products.editMany(requireUser(request).id, request.body),
    )

    const status = {
      tags,
      summary: 'Publish, archive or withdraw many products',
      body: StatusChange,
      response: { 204: Type.Null() },
    }
    app.post('/shop/products/status', { schema: status, config }, async (request, reply) => {
      await products.setStatus(requireUser(request).id, request.body.ids, request.body.status)
      return reply.code(204).send(null)
    })

    addTrashRoutes(app, '/shop/products', { tags, things: 'products', service: products })
  }
}
