// How a cart changes: from what is stored, with today's prices, and again from the start when somebody was faster.
import { AppError } from '../../platform/errors.ts'
import type { PricingShop } from '../pricing/input.ts'
import type { Pricing, Quote } from '../pricing/pricing.ts'
import type { Priced } from '../pricing/schemas.ts'
import { merged, settled } from './contents.ts'
import { type CartContents, type CartRecord, EMPTY } from './record.ts'
import type { Cart, LineAddition } from './schemas.ts'
import { type Buyer, type CartPlace, type CartStore, OUTDATED } from './store.ts'
import { destinationOf, toCart } from './views.ts'

export interface CartShop extends PricingShop {
  /** The owner's. */
  id: string
  handle: string
}

export interface ChangingDeps {
  store: CartStore
  pricing: Pick<Pricing, 'quote'>
  newId: () => string
}

/** A cart, and the guest whose cookie it needs from now on; null for an account's, and when nothing was stored. */
export interface CartAnswer {
  cart: Cart
  guestId: string | null
}

/** A cart before and after a change of its lines. */
export interface LineChange {
  before: Priced
  after: Priced
  /** The line that was changed. */
  changedId: string
}

export interface LineEditing {
  edit(cart: CartContents): { contents: CartContents; changedId: string }
  /** A variant that may not be in the cart yet. */
  addition?: LineAddition
  /** Throws what refuses the change. */
  check?(change: LineChange): void
}

/** Of one cart at the same moment, in tabs and devices of one person. */
const MOST_TRIES = 20

export const tooBusy = () =>
  new AppError('temporary', 'This cart is being changed elsewhere. Please try again.', { retryAfter: 1 })

export function createChanging({ store, pricing, newId }: ChangingDeps) {
  const quoteFor = (shop: CartShop, { lines, codes }: CartContents, addition?: LineAddition) =>
    pricing.quote({ shop, lines: addition ? [...lines, addition] : lines, codes, email: null })

  const priceOf = (shop: CartShop, contents: CartContents, quote: Quote): Priced =>
    quote.price({ lines: contents.lines, destination: destinationOf(contents, shop) })

  /** The guest's cart becomes the account's at the first request that knows of both. */
  async function placeOf(shop: CartShop, buyer: Buyer): Promise<CartPlace> {
    const place = { ownerId: shop.id, handle: shop.handle, buyer }
    if (buyer.accountId === null) return place
    await store.moveIn(place, (own, guest) => merged(own ?? EMPTY, guest))
    return { ...place, buyer: { accountId: buyer.accountId, guestId: null } }
  }

  /** `edit` may be called again. A cart that stays the same is not stored. */
  async function change(
    shop: CartShop,
    buyer: Buyer,
    edit: (cart: CartContents & { revision: number }) => Promise<{ contents: CartContents; priced: Priced }>,
  ): Promise<CartAnswer> {
    const isGuest = buyer.accountId === null
    const place = await placeOf(shop, { ...buyer, guestId: buyer.guestId ?? (isGuest ? newId() : null) })
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const before = await store.get(place)
      const { contents, priced } = await edit(before ?? { ...EMPTY, revision: 0 })
      const cart = isSame(before ?? EMPTY, contents)
        ? (before ?? { revision: 0 })
        : await store.save(place, before, contents)
      if (cart === OUTDATED) continue
      const guestId = cart.revision === 0 ? null : place.buyer.guestId
      return { cart: toCart(cart, destinationOf(contents, shop), priced), guestId }
    }
    throw tooBusy()
  }

  return {
    quoteFor,
    priceOf,
    placeOf,
    change,

    /** A change by codes, destination or the like, which makes no price known. */
    changeTerms: (
      shop: CartShop,
      buyer: Buyer,
      edit: (cart: CartContents) => CartContents,
    ): Promise<CartAnswer> =>
      change(shop, buyer, async (cart) => {
        const contents = edit(cart)
        return { contents, priced: priceOf(shop, contents, await quoteFor(shop, contents)) }
      }),

    /** A change of a line, after which the customer knows its price. */
    changeLine: (shop: CartShop, buyer: Buyer, { edit, addition, check }: LineEditing): Promise<CartAnswer> =>
      change(shop, buyer, async (cart) => {
        const quote = await quoteFor(shop, cart, addition)
        const { contents, changedId } = edit(cart)
        const [before, after] = [priceOf(shop, cart, quote), priceOf(shop, contents, quote)]
        check?.({ before, after, changedId })
        const known = settled(contents, { before, after, changedId })
        return { contents: known, priced: priceOf(shop, known, quote) }
      }),
  }
}

const isSame = (a: CartContents, b: CartContents) =>
  JSON.stringify(contentsOf(a)) === JSON.stringify(contentsOf(b))

const contentsOf = ({ lines, codes, country, shippingMethodId, orderIds }: CartContents | CartRecord) => [
  ...[lines, codes, country, shippingMethodId, orderIds],
]
