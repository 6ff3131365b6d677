// Money is a whole number of a currency's minor units: 1250 is 12.50 EUR, 1250 JPY, or 1.250 KWD.
import Type, { type Static } from 'typebox'

/** Far above every real price, and far below where sums of many lines would no longer be exact. */
export const MAX_AMOUNT = 100_000_000_000

/** Minor units. */
export const Amount = Type.Integer({ minimum: 0, maximum: MAX_AMOUNT })

/** ISO 4217. */
export const Currency = Type.String({ pattern: '^[A-Z]{3}$' })

/** ISO 3166-1 alpha-2. */
export const Country = Type.String({ pattern: '^[A-Z]{2}$' })

/** Basis points: 1900 is 19 %. */
export const BasisPoints = Type.Integer({ minimum: 0, maximum: 10_000 })

export const TaxClass = Type.Enum(['standard', 'reduced', 'zero'])
export type TaxClass = Static<typeof TaxClass>
