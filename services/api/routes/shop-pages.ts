import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { ShopPage, ShopPageEdit } from '../../shop/pages/schemas.ts'
import type { Pages } from '../../shop/pages/service.ts'
import { requireUser } from '../auth.ts'

const tags = ['shop']

export function shopPageRoutes(pages: Pages): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'Your shop’s pages, one of each kind; those without a text are not shown',
      response: { 200: Type.Object({ items: Type.Array(ShopPage) }) },
    }
    app.get('/shop/pages', { schema: list }, async (request) => ({
      items: await pages.list(requireUser(request).id),
    }))

    const put = {
      tags,
      summary: 'Write a page; an empty text takes it away',
      params: Type.Object({ kind: Type.String({ maxLength: 40 }) }),
      body: ShopPageEdit,
      response: { 200: ShopPage },
    }
    app.put('/shop/pages/:kind', { schema: put }, (request) =>
      pages.put(requireUser(request).id, request.params.kind, request.body),
    )
  }
}
