import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Download, Id, Page } from '../../platform/schemas.ts'
import type { Customer, Purchases } from '../../shop/orders/purchases.ts'
import { CustomerOrder, OrderRow, PurchaseQuery, ReturnCreation } from '../../shop/orders/schemas.ts'
import { Handle } from '../../shop/shops/schemas.ts'
import { requireUser } from '../auth.ts'

const tags = ['shop']
const params = Type.Object({ id: Id })
const linkParams = Type.Object({ handle: Handle, id: Id })
const key = Type.Object({ key: Type.String({ maxLength: 200 }) }, { additionalProperties: false })

const linked = (request: { params: { handle: string }; query: { key: string } }): Customer => ({
  handle: request.params.handle,
  key: request.query.key,
})

/** Orders, for those who placed them: with an account in all shops, and without one by an order's link. */
export function purchaseRoutes(purchases: Purchases): FastifyPluginAsyncTypebox {
  return async (app) => {
    const own = (request: Parameters<typeof requireUser>[0]): Customer => ({
      customerId: requireUser(request).id,
    })

    const list = {
      tags,
      summary: 'A page of what you ordered, in all shops',
      querystring: PurchaseQuery,
      response: { 200: Page(OrderRow) },
    }
    app.get('/purchases', { schema: list }, (request) =>
      purchases.list(requireUser(request).id, request.query),
    )

    const get = { tags, summary: 'An order of yours', params, response: { 200: CustomerOrder } }
    app.get('/purchases/:id', { schema: get }, (request) => purchases.get(own(request), request.params.id))

    const cancel = {
      tags,
      summary: 'Cancel an order of yours before it is prepared; what was paid goes back',
      params,
      response: { 200: CustomerOrder },
    }
    app.post('/purchases/:id/cancel', { schema: cancel }, (request) =>
      purchases.cancel(own(request), request.params.id),
    )

    const askReturn = {
      tags,
      summary: 'Ask to return goods of an order of yours',
      params,
      body: ReturnCreation,
      response: { 200: CustomerOrder },
    }
    app.post('/purchases/:id/returns', { schema: askReturn }, (request) =>
      purchases.askReturn(own(request), request.params.id, request.body),
    )

    const invoice = {
      tags,
      summary: 'Where your invoice can be fetched for a few minutes',
      params,
      response: { 200: Download },
    }
    app.get('/purchases/:id/invoice', { schema: invoice }, (request) =>
      purchases.invoice(own(request), request.params.id),
    )

    const byLink = { tags, params: linkParams, querystring: key, security: [] }
    /** A link may be a guess. */
    const config = { cost: 'secret' } as const

    app.get(
      '/shops/:handle/orders/:id',
      {
        schema: {
          ...byLink,
          summary: 'An order, for whoever has its link',
          response: { 200: CustomerOrder },
        },
      },
      (request) => purchases.get(linked(request), request.params.id),
    )

    app.post(
      '/shops/:handle/orders/:id/cancel',
      {
        config,
        schema: {
          ...byLink,
          summary: 'Cancel an order before it is prepared, for whoever has its link',
          response: { 200: CustomerOrder },
        },
      },
      (request) => purchases.cancel(linked(request), request.params.id),
    )

    app.post(
      '/shops/:handle/orders/:id/returns',
      {
        config,
        schema: {
          ...byLink,
          summary: 'Ask to return goods, for whoever has the order’s link',
          body: ReturnCreation,
          response: { 200: CustomerOrder },
        },
      },
      (request) => purchases.askReturn(linked(request), request.params.id, request.body),
    )

    app.get(
      '/shops/:handle/orders/:id/invoice',
      {
        schema: {
          ...byLink,
          summary: 'Where an invoice can be fetched, for whoever has the order’s link',
          response: { 200: Download },
        },
      },
      (request) => purchases.invoice(linked(request), request.params.id),
    )
  }
}
