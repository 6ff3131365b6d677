// What a request's lines cost, or what is in the buyer's cart.
import type { PricedLines, Pricing, PricingQuery } from '../pricing/pricing.ts'
import type { Buyer } from './preparing.ts'
import type { OrderRequest } from './schemas.ts'

type WantedLines = PricingQuery['lines']

export interface CartContent {
  lines: WantedLines
  codes: readonly string[]
}

export interface RequestPricingDeps {
  pricing: Pick<Pricing, 'priceLines'>
  contentOf(ownerId: string, buyer: Buyer): Promise<CartContent>
}

export const createRequestPricing =
  ({ pricing, contentOf }: RequestPricingDeps) =>
  async ({ shop, buyer, request }: PriceRequest): Promise<PricedLines> => {
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
  shop: PricingQuery['shop']
  buyer: Buyer
  request: OrderRequest
}

const wantedLines = (lines: NonNullable<OrderRequest['lines']>): WantedLines =>
  lines.map(({ productId, variantId, quantity, note = '' }, at) => ({
    ...{ id: `line-${at + 1}`, productId, variantId, quantity, note },
    // The expected total says what the customer was shown.
    ...{ seenPrice: null, seenTitle: '' },
  }))
