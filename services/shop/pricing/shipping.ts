import type { ShippingMethod } from '../shops/schemas.ts'

export interface Parcel {
  country: string
  /** Grams. */
  weight: number
  /** What the goods cost after all discounts. */
  goods: number
}

export interface PricedMethod {
  method: ShippingMethod
  price: number
}

/** The methods that are possible, with their prices. */
export function methodsFor(methods: readonly ShippingMethod[], parcel: Parcel): PricedMethod[] {
  return methods.flatMap((method) => {
    const price = priceOf(method, parcel)
    return price === null ? [] : [{ method, price }]
  })
}

function priceOf(method: ShippingMethod, { country, weight, goods }: Parcel): number | null {
  if (method.countries.length > 0 && !method.countries.includes(country)) return null
  const rate = method.rates.find(
    ({ maxWeight, maxTotal }) =>
      (maxWeight === null || weight <= maxWeight) && (maxTotal === null || goods <= maxTotal),
  )
  if (!rate) return null
  return method.freeFrom !== null && goods >= method.freeFrom ? 0 : rate.price
}
