// What a request's lines cost, or what is in the buyer's cart.
import type { Buyer } from '../carts/store.ts'
import type { Pricing, Quote, UnpricedLine } from '../pricing/pricing.ts'
import type { Priced } from '../pricing/schemas.ts'
import type { ShopRecord } from '../shops/record.ts'
import type { OrderRequest } from './schemas.ts'

type WantedLines = readonly UnpricedLine[]

export interface PricedRequest {
  priced: Priced
  /** The limits of the codes that exist, by the discounts' ids. */
  limits: Quote['limits']
}

export interface RequestPricingDeps {
  pricing: Pick<Pricing, 'priceLines'>
  /** What is in the buyer's cart. */
  contentOf(ownerId: string, buyer: Buyer): Promise<{ lines: WantedLines; codes: readonly string[] }>
}

export const createRequestPricing =
  ({ pricing, contentOf }: RequestPricingDeps) =>
  async ({ shop, buyer, request }: PriceRequest): Promise<PricedRequest> => {
    const { lines, codes } = request.lines
      ? { lines: wantedLines(request.lines), codes: request.codes ?? [] }
      : await contentOf(shop.id, buyer)
    const { shippingAddress, shippingMethodId, email } = request
    return pricing.priceLines({
      ...{ shop, lines, codes, email },
      destination: { country: shippingAddress.country, shippingMethodId },
    })
  }

export interface PriceRequest {
  shop: ShopRecord
  buyer: Buyer
  request: OrderRequest
}

const wantedLines = (lines: NonNullable<OrderRequest['lines']>): WantedLines =>
  lines.map(({ productId, variantId, quantity, note = '' }, at) => ({
    ...{ id: `line-${at + 1}`, productId, variantId, quantity, note },
    // The expected total says what the customer was shown.
    ...{ seenPrice: null, seenTitle: '' },
  }))
