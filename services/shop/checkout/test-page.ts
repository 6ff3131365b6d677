// The second step of a test card, as a bank would ask for it on a page of its own.
import { checker } from '../../platform/check.ts'
import { AppError } from '../../platform/errors.ts'
import { Id } from '../../platform/schemas.ts'
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

const isId = checker(Id)

export type TestPage = ReturnType<typeof createTestPage>

/** Everything throws AppError `not-found` for an order or key that is not right. */
export function createTestPage({ orders, settling, testCard }: TestPageDeps) {
  async function find({ handle, orderId, key }: LinkHolder): Promise<OrderRecord> {
    // Whatever stands in an address is asked for here, and the database refuses some of it as an id.
    const order = isId(orderId).ok ? await orders.get(orderId) : null
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
