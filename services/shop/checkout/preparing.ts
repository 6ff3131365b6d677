// From what somebody asks for to what can be ordered: checked, and with today's prices.

import { AppError, type FieldError } from '../../platform/errors.ts'
import type { Buyer } from '../carts/store.ts'
import type { ShippingOffer } from '../pricing/schemas.ts'
import type { ShopRecord } from '../shops/record.ts'
import type { PostalAddress } from '../shops/schemas.ts'
import type { PricedRequest } from './pricing-request.ts'
import { changedCart } from './refusals.ts'
import type { OrderRequest } from './schemas.ts'

export interface PreparingDeps {
  /** What is wrong with an address; fields are named below `field`. */
  checkAddress(address: PostalAddress, field: string): FieldError[]
  /** Null for what is no address. */
  normalizeEmail(email: string): string | null
  /** Today's prices of the request's lines, or of what is in the buyer's cart. */
  price(asked: { shop: ShopRecord; buyer: Buyer; request: OrderRequest }): Promise<PricedRequest>
}

export interface Prepared extends PricedRequest {
  request: OrderRequest
  shippingMethod: ShippingOffer
}

export const createPreparing =
  ({ checkAddress, normalizeEmail, price }: PreparingDeps) =>
  async (shop: ShopRecord, buyer: Buyer, asked: OrderRequest): Promise<Prepared> => {
    const email = normalizeEmail(asked.email)
    const errors = [
      ...(email === null ? [{ field: 'email', message: 'is not an e-mail address' }] : []),
      ...checkAddress(asked.shippingAddress, 'shippingAddress'),
      ...(asked.billingAddress ? checkAddress(asked.billingAddress, 'billingAddress') : []),
    ]
    if (email === null || errors.length > 0) throw invalid(errors)
    const request = { ...asked, email }
    const { priced, limits } = await price({ shop, buyer, request })
    if (priced.lines.length === 0 && priced.problems.length === 0)
      throw invalid([{ field: 'lines', message: 'There is nothing in the cart' }])
    const changed = changedCart(priced, request.expectedTotal)
    if (changed) throw changed
    const shippingMethod = priced.shipping.find(({ id }) => id === request.shippingMethodId)
    if (!shippingMethod)
      throw invalid([{ field: 'shippingMethodId', message: 'is not a way of shipping for this order' }])
    return { request, priced, limits, shippingMethod }
  }

const invalid = (errors: FieldError[]) =>
  new AppError('invalid', `This cannot be ordered yet: ${errors[0]?.field} ${errors[0]?.message}`, { errors })
