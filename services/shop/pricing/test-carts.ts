// Carts of tests: what is left out is as simple as it can be.
import type { TaxSettings } from '../shops/schemas.ts'
import type {
  DiscountRule,
  EnteredCode,
  PricingInput,
  PricingShop,
  SoldVariant,
  WantedLine,
} from './input.ts'

export const NOW = Date.UTC(2026, 5, 1)

export const tax = (edit: Partial<TaxSettings> = {}): TaxSettings => ({
  ...{ isRegistered: true, pricesIncludeTax: true, number: '', elsewhere: 'home' },
  rates: { DE: { standard: 1900, reduced: 700 } },
  ...edit,
})

export const post: PricingShop['shipping'][number] = {
  ...{ id: 'post', name: 'Post', description: '2 days', countries: [], taxClass: 'standard' },
  rates: [{ maxWeight: null, maxTotal: null, price: 500 }],
  freeFrom: null,
}

export const shop = (edit: Partial<PricingShop> = {}): PricingShop => ({
  ...{ currency: 'EUR', country: 'DE', tax: tax(), shipping: [post] },
  ...edit,
})

export const sold = (edit: Partial<SoldVariant> = {}): SoldVariant => ({
  ...{ title: 'Soap', variantTitle: '', sku: '', slug: 'soap', image: null },
  ...{ price: 1000, weight: 100, taxClass: 'standard', categoryIds: [], available: null },
  ...edit,
})

let lines = 0

export function line(quantity: number, price: number, edit: Partial<WantedLine> = {}): WantedLine {
  lines += 1
  return {
    ...{ id: `line-${lines}`, productId: `p-${lines}`, variantId: `v-${lines}`, note: '' },
    ...{ quantity, seenPrice: null, seenTitle: 'Soap', sold: sold({ price }) },
    ...edit,
  }
}

let discounts = 0

export function discount(edit: Partial<DiscountRule>): DiscountRule {
  discounts += 1
  return {
    ...{ id: `d-${discounts}`, title: 'Less', code: null, kind: 'percentage', value: 1000 },
    ...{ productIds: [], categoryIds: [], minTotal: 0, startsAt: null, endsAt: null, isActive: true },
    ...edit,
  }
}

export function code(edit: Partial<DiscountRule>, isUsedUp = false): EnteredCode {
  const rule = discount({ code: `CODE${discounts}`, ...edit })
  return { code: rule.code ?? '', discount: rule, isUsedUp }
}

export const cart = (wanted: WantedLine[], edit: Partial<PricingInput> = {}): PricingInput => ({
  ...{ shop: shop(), lines: wanted, sales: [], codes: [], now: NOW },
  destination: { country: 'DE', shippingMethodId: null },
  ...edit,
})
