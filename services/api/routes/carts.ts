import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Id } from '../../platform/schemas.ts'
import type { CartAnswer } from '../../shop/carts/changing.ts'
import {
  Cart,
  CartDestination,
  CartSeen,
  CodeAddition,
  LineAddition,
  LineEdit,
} from '../../shop/carts/schemas.ts'
import type { Carts } from '../../shop/carts/service.ts'
import type { Buyer } from '../../shop/carts/store.ts'
import { DiscountCode } from '../../shop/discounts/schemas.ts'
import type { ShopReader } from '../../shop/shops/reader.ts'
import type { ShopRecord } from '../../shop/shops/record.ts'
import { Handle } from '../../shop/shops/schemas.ts'
import { visibleShop } from '../../shop/shops/visible.ts'
import type { GuestCookies } from '../guest-cookies.ts'

const handle = Handle
/** A cart is the account's or, by a signed cookie, the browser's; nobody has to sign in. */
const open = { tags: ['shop'], security: [], params: Type.Object({ handle }), response: { 200: Cart } }

export interface CartRoutesDeps {
  carts: Carts
  cookies: GuestCookies
  reader: Pick<ShopReader, 'byHandle'>
}

type CartRequest = FastifyRequest<{ Params: { handle: string } }>

export function cartRoutes({ carts, cookies, reader }: CartRoutesDeps): FastifyPluginAsyncTypebox {
  async function answer(
    request: CartRequest,
    reply: FastifyReply,
    act: (shop: ShopRecord, buyer: Buyer) => Promise<CartAnswer>,
  ): Promise<Cart> {
    const accountId = request.identity?.accountId ?? null
    const { shop } = await visibleShop(reader, request.params.handle, accountId)
    const { cart, guestId } = await act(shop, await cookies.visitorOf(request, shop.id))
    await cookies.keep(request, reply, { ownerId: shop.id, guestId })
    return cart
  }

  /** Strangers may send these: each writes, and a code may be a guess. */
  const config = { cost: 'expensive' } as const

  return async (app) => {
    const get = { ...open, summary: 'Your cart in a shop, with today’s prices and what has changed' }
    app.get('/shops/:handle/cart', { schema: get }, (request, reply) => answer(request, reply, carts.view))

    const empty = { ...open, summary: 'Empty your cart' }
    app.delete('/shops/:handle/cart', { schema: empty }, (request, reply) =>
      answer(request, reply, carts.empty),
    )

    const add = { ...open, summary: 'Put something into your cart', body: LineAddition }
    app.post('/shops/:handle/cart/lines', { schema: add, config }, (request, reply) =>
      answer(request, reply, (shop, buyer) => carts.addLine(shop, buyer, request.body)),
    )

    const line = Type.Object({ handle, id: Id })
    const edit = { ...open, summary: 'How many of a line you want', params: line, body: LineEdit }
    app.patch('/shops/:handle/cart/lines/:id', { schema: edit }, (request, reply) =>
      answer(request, reply, (shop, buyer) =>
        carts.editLine(shop, buyer, request.params.id, request.body.quantity),
      ),
    )

    const remove = { ...open, summary: 'Take a line out of your cart', params: line }
    app.delete('/shops/:handle/cart/lines/:id', { schema: remove }, (request, reply) =>
      answer(request, reply, (shop, buyer) => carts.editLine(shop, buyer, request.params.id, 0)),
    )

    const addCode = { ...open, summary: 'Use a code for a discount', body: CodeAddition }
    app.post('/shops/:handle/cart/codes', { schema: addCode, config }, (request, reply) =>
      answer(request, reply, (shop, buyer) => carts.addCode(shop, buyer, request.body.code)),
    )

    const code = Type.Object({ handle, code: DiscountCode })
    const removeCode = { ...open, summary: 'Do without a code', params: code }
    app.delete('/shops/:handle/cart/codes/:code', { schema: removeCode }, (request, reply) =>
      answer(request, reply, (shop, buyer) => carts.removeCode(shop, buyer, request.params.code)),
    )

    const to = { ...open, summary: 'Where your cart goes, and how', body: CartDestination }
    app.put('/shops/:handle/cart/destination', { schema: to }, (request, reply) =>
      answer(request, reply, (shop, buyer) => carts.setDestination(shop, buyer, request.body)),
    )

    const seen = { ...open, summary: 'You know what has changed in your cart', body: CartSeen }
    app.post('/shops/:handle/cart/seen', { schema: seen, config }, (request, reply) =>
      answer(request, reply, (shop, buyer) => carts.seen(shop, buyer, request.body)),
    )
  }
}
