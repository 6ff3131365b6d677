// The cart as a page and as forms, for browsers without a script. Every form leads back to the page, so that nothing is
// done twice when it is loaded again; that a form is the studio's own is checked for all requests.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { AppError } from '../../platform/errors.ts'
import { Id } from '../../platform/schemas.ts'
import type { CartAnswer } from '../../shop/carts/changing.ts'
import { LineEdit, LineQuantity } from '../../shop/carts/schemas.ts'
import type { Carts } from '../../shop/carts/service.ts'
import type { Buyer } from '../../shop/carts/store.ts'
import type { PublicProduct } from '../../shop/catalogue/schemas.ts'
import type { Catalogues } from '../../shop/catalogue/service.ts'
import { DiscountCode } from '../../shop/discounts/schemas.ts'
import type { ShopRecord } from '../../shop/shops/record.ts'
import { storefrontPath } from '../../shop/storefront/schemas.ts'
import { readForms } from '../forms.ts'
import type { GuestCookies } from '../guest-cookies.ts'
import { createVisiting, type ShopRequest, type VisitingDeps } from './visiting.ts'

export interface CartPageDeps extends VisitingDeps {
  carts: Carts
  cookies: GuestCookies
  catalogues: Pick<Catalogues, 'product'>
}

const handle = { handle: Type.String() }
const params = Type.Object(handle)
const ofLine = Type.Object({ ...handle, id: Id })

/** A product by its slug, and the variant by the value of each option, as the product's page has them. */
const Addition = Type.Object({
  product: Type.String({ maxLength: 120 }),
  quantity: LineQuantity,
  note: Type.Optional(Type.String({ maxLength: 200 })),
  'option-0': Type.Optional(Type.String({ maxLength: 60 })),
  'option-1': Type.Optional(Type.String({ maxLength: 60 })),
  'option-2': Type.Optional(Type.String({ maxLength: 60 })),
})

export function cartPage(deps: CartPageDeps): FastifyPluginAsyncTypebox {
  const { carts, cookies, catalogues } = deps
  const { enter, show } = createVisiting(deps)

  /** Shows the cart as `act` has left it, or says why it did not happen. */
  async function showCart(
    request: ShopRequest,
    reply: FastifyReply,
    act: (shop: ShopRecord, buyer: Buyer) => Promise<CartAnswer>,
    message = '',
  ): Promise<FastifyReply> {
    return show(
      request,
      reply,
      async (shop) => {
        const buyer = await cookies.visitorOf(request, shop.id)
        const { cart, guestId } = await act(shop, buyer)
        await cookies.keep(request, reply, { ownerId: shop.id, guestId })
        return { kind: 'cart', cart, message }
      },
      'own',
    )
  }

  async function change(
    request: ShopRequest,
    reply: FastifyReply,
    act: (shop: ShopRecord, buyer: Buyer) => Promise<CartAnswer>,
  ): Promise<FastifyReply> {
    const found = await enter(request, reply)
    if (!found) return reply
    const { shop } = found
    try {
      if (request.validationError) throw new AppError('invalid', 'This cannot be put into a cart.')
      const { guestId } = await act(shop, await cookies.visitorOf(request, shop.id))
      await cookies.keep(request, reply, { ownerId: shop.id, guestId })
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'temporary') throw error
      return showCart(request, reply, carts.view, reasonOf(error))
    }
    return reply.redirect(storefrontPath(shop.handle, '/cart'), 303)
  }

  return async (app) => {
    readForms(app)
    const hide = true
    const attachValidation = true

    app.get('/shop/:handle/cart', { schema: { hide, params } }, (request, reply) =>
      showCart(request, reply, carts.view),
    )
    app.post(
      '/shop/:handle/cart/lines',
      { attachValidation, schema: { hide, params, body: Addition } },
      (request, reply) =>
        change(request, reply, async (shop, buyer) => {
          const { product: slug, quantity, note = '' } = request.body
          const product = await catalogues.product(shop.ownerId, slug)
          const variantId = variantOf(product, request.body)
          const line = { productId: product.id, variantId, quantity }
          return carts.addLine(shop, buyer, note.trim() ? { ...line, note: note.trim() } : line)
        }),
    )
    app.post(
      '/shop/:handle/cart/lines/:id',
      { attachValidation, schema: { hide, params: ofLine, body: LineEdit } },
      (request, reply) =>
        change(request, reply, (shop, buyer) =>
          carts.editLine(shop, buyer, request.params.id, request.body.quantity),
        ),
    )
    const withCode = Type.Object({ code: DiscountCode })
    app.post(
      '/shop/:handle/cart/codes',
      { attachValidation, schema: { hide, params, body: withCode } },
      (request, reply) =>
        change(request, reply, (shop, buyer) => carts.addCode(shop, buyer, request.body.code)),
    )
    app.post(
      '/shop/:handle/cart/codes/remove',
      { attachValidation, schema: { hide, params, body: withCode } },
      (request, reply) =>
        change(request, reply, (shop, buyer) => carts.removeCode(shop, buyer, request.body.code)),
    )
    const seen = Type.Object({ revision: Type.Integer(), mark: Type.String({ maxLength: 40 }) })
    app.post(
      '/shop/:handle/cart/seen',
      { attachValidation, schema: { hide, params, body: seen } },
      (request, reply) => change(request, reply, (shop, buyer) => carts.seen(shop, buyer, request.body)),
    )
  }
}

function variantOf({ options, variants }: PublicProduct, chosen: Record<string, unknown>): string {
  const values = options.map((_, at) => chosen[`option-${at}`])
  const variant = variants.find((each) => each.options.every((value, at) => value === values[at]))
  if (!variant) throw new AppError('invalid', 'Please choose one of each option.')
  return variant.id
}

const reasonOf = ({ message, errors = [] }: AppError): string =>
  errors[0] ? `${message.replace(/\.$/, '')}: ${errors[0].message}` : message
