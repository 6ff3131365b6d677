// Carts. Each time one is looked at, it is priced anew; what a customer was shown before is kept only to tell what has
// changed since.
import type { UnpricedLine } from '../pricing/pricing.ts'
import type { Priced } from '../pricing/schemas.ts'
import { isCountry } from '../shops/countries.ts'
import { type CartAnswer, type CartShop, type ChangingDeps, createChanging } from './changing.ts'
import { acknowledged, added, lineFor, withCode, withQuantity } from './contents.ts'
import { createLive } from './live.ts'
import { EMPTY } from './record.ts'
import { codeRefused, invalid, nothingMore, notSoldHere } from './refusals.ts'
import type { CartDestination, CartSeen, LineAddition } from './schemas.ts'
import type { Buyer } from './store.ts'
import { destinationOf, markOf, toCart } from './views.ts'

export type Carts = ReturnType<typeof createCarts>

export function createCarts(deps: ChangingDeps) {
  const { store, newId } = deps
  const { quoteFor, priceOf, placeOf, change, changeTerms, changeLine } = createChanging(deps)

  return {
    /** Nothing is stored for somebody who only looks. */
    async view(shop: CartShop, buyer: Buyer): Promise<CartAnswer> {
      const place = await placeOf(shop, buyer)
      const cart = (await store.get(place)) ?? { ...EMPTY, revision: 0 }
      const priced = priceOf(shop, cart, await quoteFor(shop, cart))
      return { cart: toCart(cart, destinationOf(cart, shop), priced), guestId: null }
    },

    /**
     * Of more than there is, the cart says how many can be had. Throws AppError `invalid` for what is not sold, and
     * `conflict` when not one more can be had.
     */
    addLine(shop: CartShop, buyer: Buyer, addition: LineAddition): Promise<CartAnswer> {
      const newLineId = newId()
      const { variantId } = addition
      return changeLine(shop, buyer, {
        addition,
        edit: (cart) => ({
          contents: added(cart, addition, newLineId),
          changedId: lineFor(cart, addition)?.id ?? newLineId,
        }),
        check({ before, after, changedId }) {
          const problem = after.problems.find(({ lineId }) => lineId === changedId)
          if (problem?.kind === 'not-sold') throw notSoldHere()
          if (piecesOf(after, variantId) <= piecesOf(before, variantId)) throw nothingMore(problem)
        },
      })
    },

    /** Zero takes the line out. Throws AppError `not-found`. */
    editLine: (shop: CartShop, buyer: Buyer, id: string, quantity: number): Promise<CartAnswer> =>
      changeLine(shop, buyer, {
        edit: (cart) => ({ contents: withQuantity(cart, id, quantity), changedId: id }),
      }),

    /** Throws AppError `invalid` for a code that does not count for this cart now. */
    addCode(shop: CartShop, buyer: Buyer, entered: string): Promise<CartAnswer> {
      const code = entered.toUpperCase()
      return change(shop, buyer, async (cart) => {
        const contents = withCode(cart, code)
        const priced = priceOf(shop, contents, await quoteFor(shop, contents))
        const problem = priced.problems.find((each) => each.code === code)
        if (problem && !cart.codes.includes(code)) throw codeRefused(problem)
        return { contents, priced }
      })
    },

    removeCode: (shop: CartShop, buyer: Buyer, code: string): Promise<CartAnswer> =>
      changeTerms(shop, buyer, (cart) => ({
        ...cart,
        codes: cart.codes.filter((each) => each !== code.toUpperCase()),
      })),

    /** Throws AppError `invalid` for a country or a method that does not exist. */
    async setDestination(shop: CartShop, buyer: Buyer, to: CartDestination): Promise<CartAnswer> {
      const { country, shippingMethodId } = to
      if (!isCountry(country)) throw invalid('country', 'is not a country')
      if (shippingMethodId !== null && !shop.shipping.some(({ id }) => id === shippingMethodId))
        throw invalid('shippingMethodId', 'is not a way of shipping of this shop')
      return changeTerms(shop, buyer, (cart) => ({ ...cart, country, shippingMethodId }))
    },

    /** The customer knows what was shown. What has changed since then stays to be told. */
    seen: (shop: CartShop, buyer: Buyer, { revision, mark }: CartSeen): Promise<CartAnswer> =>
      change(shop, buyer, async (cart) => {
        const priced = priceOf(shop, cart, await quoteFor(shop, cart))
        const isShown = cart.revision === revision && (mark === undefined || mark === markOf(priced))
        if (!isShown) return { contents: cart, priced }
        const contents = acknowledged(cart, priced)
        return { contents, priced: priceOf(shop, contents, await quoteFor(shop, contents)) }
      }),

    empty: (shop: CartShop, buyer: Buyer): Promise<CartAnswer> =>
      changeTerms(shop, buyer, (cart) => ({ ...cart, lines: [], codes: [] })),

    /** What a checkout without lines of its own buys. */
    async contentOf(ownerId: string, buyer: Buyer): Promise<{ lines: UnpricedLine[]; codes: string[] }> {
      const cart = await store.get({ ownerId, buyer })
      return { lines: cart?.lines ?? [], codes: cart?.codes ?? [] }
    },

    live: createLive(store),
  }
}

const piecesOf = ({ lines }: Priced, variantId: string) =>
  lines.reduce((sum, line) => (line.variantId === variantId ? sum + line.quantity : sum), 0)
