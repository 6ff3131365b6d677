import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { attachment } from '../../platform/grants.ts'
import { IdempotencyKey } from '../../platform/idempotency.ts'
import { Download, Id, Page } from '../../platform/schemas.ts'
import { FigureQuery, ShopFigures } from '../../shop/figures/schemas.ts'
import type { Figures } from '../../shop/figures/service.ts'
import {
  OrderQuery,
  OrderRow,
  RefundRequest,
  ReturnAnswer,
  ShipmentRequest,
  ShopOrder,
  Transition,
} from '../../shop/orders/schemas.ts'
import type { Orders } from '../../shop/orders/service.ts'
import { requireUser } from '../auth.ts'

const tags = ['shop']
const params = Type.Object({ id: Id })

/** Orders, for the maker. */
export function shopOrderRoutes({
  orders,
  figures,
}: {
  orders: Omit<Orders, 'purchases' | 'finding' | 'live'>
  figures: Figures
}): FastifyPluginAsyncTypebox {
  return async (app) => {
    const howItDoes = {
      tags,
      summary: 'How your shop does: revenue, orders, bestsellers, little stock, baskets left',
      querystring: FigureQuery,
      response: { 200: ShopFigures },
    }
    app.get('/shop/figures', { schema: howItDoes }, (request) =>
      figures.get(requireUser(request).id, request.query.by),
    )

    const list = {
      tags,
      summary: 'A page of the orders of your shop, newest first',
      querystring: OrderQuery,
      response: { 200: Page(OrderRow) },
    }
    app.get('/shop/orders', { schema: list }, (request) =>
      orders.list(requireUser(request).id, request.query),
    )

    const exported = { tags, summary: 'All orders of your shop, as a CSV file' }
    app.get(
      '/shop/orders.csv',
      { schema: exported, config: { cost: 'expensive' }, exposeHeadRoute: false },
      async (request, reply) =>
        reply
          .header('content-disposition', attachment('Orders.csv'))
          .type('text/csv; charset=utf-8')
          .send(Readable.from(orders.exported(requireUser(request).id))),
    )

    const get = { tags, summary: 'An order of your shop', params, response: { 200: ShopOrder } }
    app.get('/shop/orders/:id', { schema: get }, (request) =>
      orders.get(requireUser(request).id, request.params.id),
    )

    const transition = {
      tags,
      summary: 'Bring an order to another state; the same twice changes nothing',
      params,
      body: Transition,
      response: { 200: ShopOrder },
    }
    app.post('/shop/orders/:id/transitions', { schema: transition }, (request) =>
      orders.transition(requireUser(request).id, request.params.id, request.body),
    )

    const ship = {
      tags,
      summary: 'Say that an order was shipped, or a part of it',
      params,
      body: ShipmentRequest,
      response: { 200: ShopOrder },
    }
    app.post('/shop/orders/:id/shipments', { schema: ship }, (request) =>
      orders.ship(requireUser(request).id, request.params.id, request.body),
    )

    const refund = {
      tags,
      summary: 'Give money back, once for each key',
      params,
      headers: Type.Object({ 'idempotency-key': IdempotencyKey }),
      body: RefundRequest,
      response: { 200: ShopOrder },
    }
    app.post('/shop/orders/:id/refunds', { schema: refund }, (request) =>
      orders.refund(requireUser(request).id, request.params.id, {
        key: request.headers['idempotency-key'],
        request: request.body,
      }),
    )

    const answerReturn = {
      tags,
      summary: 'Answer a customer who wants to return goods, or say that these arrived',
      params: Type.Object({ id: Id, returnId: Id }),
      body: ReturnAnswer,
      response: { 200: ShopOrder },
    }
    app.post('/shop/orders/:id/returns/:returnId', { schema: answerReturn }, (request) =>
      orders.answerReturn(requireUser(request).id, request.params.id, {
        returnId: request.params.returnId,
        answer: request.body,
      }),
    )

    const invoice = {
      tags,
      summary: 'Where the invoice of an order can be fetched for a few minutes',
      params,
      response: { 200: Download },
    }
    app.get('/shop/orders/:id/invoice', { schema: invoice }, (request) =>
      orders.invoice(requireUser(request).id, request.params.id),
    )

    const packingSlip = {
      tags,
      summary: 'A packing slip as PDF: of a shipment, or of what is still to be shipped',
      params,
      querystring: Type.Object({ shipment: Type.Optional(Id) }, { additionalProperties: false }),
    }
    app.get(
      '/shop/orders/:id/packing-slip.pdf',
      { schema: packingSlip, config: { cost: 'expensive' }, exposeHeadRoute: false },
      async (request, reply) => {
        const { id } = request.params
        const { name, content } = await orders.packingSlip(
          requireUser(request).id,
          id,
          request.query.shipment,
        )
        return reply.header('content-disposition', attachment(name)).type('application/pdf').send(content)
      },
    )

    const creditNote = {
      tags,
      summary: 'Where the credit note of a refund can be fetched for a few minutes',
      params: Type.Object({ id: Id, refundId: Id }),
      response: { 200: Download },
    }
    app.get('/shop/orders/:id/credit-notes/:refundId', { schema: creditNote }, (request) =>
      orders.creditNote(requireUser(request).id, request.params.id, request.params.refundId),
    )
  }
}
