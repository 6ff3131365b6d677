// The second step of a test card, as a bank would ask for it on a page of its own.
import { AppError } from '../../platform/errors.ts'
import { isLinkKey } from '../orders/link-keys.ts'
import type { OrderRecord } from '../orders/record.ts'
import type { OrderStore } from '../orders/store.ts'
import type { PaymentSettling } from '../payments/settling.ts'
import type { TestCardPayments } from '../payments/test-card.ts'
import { orderLink } from './charging.ts'

export interface TestPageDeps {
  orders: Pick<OrderStore, 'get'>
  settling: Pick<PaymentSettling, 'applyEvents'>
  testCard: Pick<TestCardPayments, 'answer'>
}

/** By whom the page is opened: whoever has the order's link. */
export interface LinkHolder {
  handle: string
  orderId: string
  key: string
}

export type TestPage = ReturnType<typeof createTestPage>

/** Everything throws AppError `not-found` for an order or key that is not right. */
export function createTestPage({ orders, settling, testCard }: TestPageDeps) {
  async function find({ handle, orderId, key }: LinkHolder): Promise<OrderRecord> {
    const order = await orders.get(orderId)
    if (order?.paymentMethod === 'test-card' && order.shop.handle === handle && isLinkKey(key, order.linkKey))
      return order
    throw new AppError('not-found', 'This link does not work')
  }

  return {
    async get(holder: LinkHolder) {
      const { shop, number, totals, state } = await find(holder)
      return { shopName: shop.name, number, totals, isWaiting: state === 'pending' }
    },

    /** Resolves to the path of the order's page. */
    async answer(holder: LinkHolder, isConfirmed: boolean): Promise<string> {
      const order = await find(holder)
      await settling.applyEvents(order.id, await testCard.answer(order.id, isConfirmed))
      return orderLink('', order)
    },
  }
}
