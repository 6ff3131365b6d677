// What a shop sold, counted as orders are fulfilled, so that nobody ever reads all orders.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'

export const PERIODS = 'shopPeriods'
export const SALES = 'shopSales'

/** One day, week or month of a shop. */
const StoredPeriod = Type.Object({
  ownerId: Type.String(),
  orders: Type.Integer(),
  /** Minor units, less what was given back. */
  revenue: Type.Integer(),
})
export type PeriodRecord = Static<typeof StoredPeriod> & { id: string }
export const periodDocuments = documents(StoredPeriod)

/** What was sold of one product in one month. */
const StoredSale = Type.Object({
  ownerId: Type.String(),
  /** YYYY-MM. */
  month: Type.String(),
  productId: Type.String(),
  title: Type.String(),
  quantity: Type.Integer(),
  revenue: Type.Integer(),
})
export type SaleRecord = Static<typeof StoredSale> & { id: string }
export const saleDocuments = documents(StoredSale)
