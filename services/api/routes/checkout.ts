import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { IdempotencyKey } from '../../platform/idempotency.ts'
import { Checkout, OrderRequest } from '../../shop/checkout/schemas.ts'
import type { CheckoutService } from '../../shop/checkout/service.ts'
import type { ShopReader } from '../../shop/shops/reader.ts'
import { Handle } from '../../shop/shops/schemas.ts'
import { visibleShop } from '../../shop/shops/visible.ts'
import type { GuestCookies } from '../guest-cookies.ts'
import { originOf } from '../own-origin.ts'

/** Strangers send more here than elsewhere: a hundred lines with their notes. */
const MOST_BYTES = 128 * 1024

export interface CheckoutRoutesDeps {
  checkout: CheckoutService
  reader: Pick<ShopReader, 'byHandle'>
  cookies: Pick<GuestCookies, 'visitorOf'>
  /** If empty, it is taken from the request, as the proxy in front forwards it. */
  publicUrl: string
}

export function checkoutRoutes({
  checkout,
  reader,
  cookies,
  publicUrl,
}: CheckoutRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const order = {
      tags: ['shop'],
      // Nobody needs an account to buy.
      security: [],
      summary: 'Buy what is in your cart, or these lines; the same Idempotency-Key never buys twice',
      params: Type.Object({ handle: Handle }),
      headers: Type.Object({ 'idempotency-key': IdempotencyKey }),
      body: OrderRequest,
      response: { 201: Checkout },
    }
    app.post(
      '/shops/:handle/orders',
      { schema: order, config: { cost: 'expensive', figure: 'order-placed' }, bodyLimit: MOST_BYTES },
      async (request, reply) => {
        const accountId = request.identity?.accountId ?? null
        const { shop } = await visibleShop(reader, request.params.handle, accountId)
        const placed = await checkout.order({
          shop,
          buyer: await cookies.visitorOf(request, shop.id),
          key: request.headers['idempotency-key'],
          request: request.body,
          origin: originOf(request, publicUrl),
        })
        return reply.code(201).send(placed)
      },
    )
  }
}
