// How a shop does. Amounts are in minor units of its currency.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'

export const PeriodKind = Type.Enum(['day', 'week', 'month'])
export type PeriodKind = Static<typeof PeriodKind>

/** The last 30 days, 26 weeks, or 12 months. */
export const FigureQuery = Type.Object({ by: Type.Optional(PeriodKind) }, { additionalProperties: false })
export type FigureQuery = Static<typeof FigureQuery>

export const ShopFigures = Type.Object({
  currency: Type.String(),
  by: PeriodKind,
  /** The oldest first; none is left out. */
  periods: Type.Array(
    Type.Object({
      /** The first day, YYYY-MM-DD. */
      start: Type.String(),
      orders: Type.Integer(),
      /** Less what was given back. */
      revenue: Type.Integer(),
    }),
  ),
  /** Sums over the periods. */
  orders: Type.Integer(),
  revenue: Type.Integer(),
  /** Of one order; null when there is none. */
  average: nullable(Type.Integer()),
  /** Of this month and the last. */
  bestsellers: Type.Array(
    Type.Object({ productId: Id, title: Type.String(), quantity: Type.Integer(), revenue: Type.Integer() }),
  ),
  /** What customers can buy, and of which little is left. */
  stockWarnings: Type.Array(
    Type.Object({ productId: Id, variantId: Id, title: Type.String(), available: Type.Integer() }),
  ),
  /** Checkouts of the last 30 days that were begun and not paid. */
  basketsLeft: Type.Integer(),
})
export type ShopFigures = Static<typeof ShopFigures>
