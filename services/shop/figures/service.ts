// How a shop does, from a bounded number of documents: one for each period, and the first of each list.
import type { Firestore } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import { localDay } from '../invoices/local-day.ts'
import { ORDERS } from '../orders/store.ts'
import { PRODUCTS, productDocuments } from '../products/record.ts'
import { available, STOCK, stockDocuments } from '../stock/record.ts'
import { lastStarts, periodId, startOf } from './periods.ts'
import { PERIODS, periodDocuments, SALES, saleDocuments } from './record.ts'
import type { PeriodKind, ShopFigures } from './schemas.ts'

export interface FiguresDeps {
  firestore: Firestore
  shopOf(ownerId: string): Promise<{ country: string; currency: string } | null>
  /** Milliseconds since the epoch. */
  now: () => number
}

export type Figures = ReturnType<typeof createFigures>

const COUNTS: Record<PeriodKind, number> = { day: 30, week: 26, month: 12 }
const BESTSELLERS = 10
/** Fewer than this are told as a warning. */
const FEW = 5
const WARNINGS = 20

export function createFigures({ firestore, shopOf, now }: FiguresDeps) {
  async function periodsOf(ownerId: string, kind: PeriodKind, today: string) {
    const starts = lastStarts(today, kind, COUNTS[kind])
    const references = starts.map((start) =>
      firestore.collection(PERIODS).doc(periodId(ownerId, kind, start)),
    )
    const found = (await firestore.getAll(...references)).map((snapshot) => periodDocuments.read(snapshot))
    return starts.map((start, at) => ({
      start,
      orders: found[at]?.orders ?? 0,
      revenue: found[at]?.revenue ?? 0,
    }))
  }

  /** Of the best of each month, so one that is never among these is left out, however evenly it sells. */
  async function bestsellersOf(ownerId: string, today: string): Promise<ShopFigures['bestsellers']> {
    const months = lastStarts(today, 'month', 2).map((start) => start.slice(0, 7))
    const queries = months.map((month) =>
      firestore
        .collection(SALES)
        .where('ownerId', '==', ownerId)
        .where('month', '==', month)
        .orderBy('quantity', 'desc')
        .limit(BESTSELLERS)
        .get(),
    )
    const sales = (await Promise.all(queries)).flatMap((snapshot) => readAll(saleDocuments, snapshot))
    const sums = new Map<string, ShopFigures['bestsellers'][number]>()
    for (const { productId, title, quantity, revenue } of sales) {
      const sum = sums.get(productId) ?? { productId, title, quantity: 0, revenue: 0 }
      sums.set(productId, {
        ...sum,
        title,
        quantity: sum.quantity + quantity,
        revenue: sum.revenue + revenue,
      })
    }
    return [...sums.values()]
      .filter(({ quantity }) => quantity > 0)
      .sort((a, b) => b.quantity - a.quantity || b.revenue - a.revenue)
      .slice(0, BESTSELLERS)
  }

  async function warningsOf(ownerId: string): Promise<ShopFigures['stockWarnings']> {
    const low = firestore
      .collection(STOCK)
      .where('ownerId', '==', ownerId)
      .where('isSold', '==', true)
      .where('onHand', '<', FEW)
      .orderBy('onHand')
      .limit(WARNINGS)
    const stocks = readAll(stockDocuments, await low.get())
    const productIds = [...new Set(stocks.map(({ productId }) => productId))]
    if (productIds.length === 0) return []
    const snapshots = await firestore.getAll(
      ...productIds.map((id) => firestore.collection(PRODUCTS).doc(id)),
    )
    const products = new Map(
      snapshots.flatMap((snapshot) => {
        const product = productDocuments.read(snapshot)
        return product ? [[product.id, product] as const] : []
      }),
    )
    return stocks.flatMap((stock) => {
      const product = products.get(stock.productId)
      const variant = product?.variants.find(({ id }) => id === stock.id)
      if (!product || !variant) return []
      const title = [product.title, ...variant.options].join(', ')
      return [{ productId: product.id, variantId: stock.id, title, available: available(stock) ?? 0 }]
    })
  }

  async function basketsLeftOf(ownerId: string): Promise<number> {
    const left = firestore
      .collection(ORDERS)
      .where('ownerId', '==', ownerId)
      .where('state', '==', 'abandoned')
      .where('addedAt', '>=', isoTime(now() - 30 * DAY_MS))
    return (await left.count().get()).data().count
  }

  return {
    /** Throws AppError `not-found` for a person without a shop. */
    async get(ownerId: string, by: PeriodKind = 'day'): Promise<ShopFigures> {
      const shop = await shopOf(ownerId)
      if (!shop) throw new AppError('not-found', 'You have no shop yet')
      const today = startOf(localDay(now(), shop.country), 'day')
      const [periods, bestsellers, stockWarnings, basketsLeft] = await Promise.all([
        periodsOf(ownerId, by, today),
        bestsellersOf(ownerId, today),
        warningsOf(ownerId),
        basketsLeftOf(ownerId),
      ])
      const orders = periods.reduce((sum, period) => sum + period.orders, 0)
      const revenue = periods.reduce((sum, period) => sum + period.revenue, 0)
      return {
        currency: shop.currency,
        by,
        periods,
        orders,
        revenue,
        average: orders > 0 ? Math.round(revenue / orders) : null,
        bestsellers,
        stockWarnings,
        basketsLeft,
      }
    },
  }
}
