// What customers read about the state of an order.
import type { CustomerOrder, OrderState } from '../../../services/shop/orders/schemas.ts'

export const STATES: Record<OrderState, string> = {
  pending: 'Waiting for your payment',
  placed: 'Placed',
  paid: 'Paid',
  preparing: 'Being prepared',
  shipped: 'On its way',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
  returned: 'Returned',
  refunded: 'Refunded',
  abandoned: 'Not paid',
}

export function headline({ state, shop }: Pick<CustomerOrder, 'state' | 'shop'>): string {
  switch (state) {
    case 'pending':
      return 'We are waiting for your payment'
    case 'placed':
    case 'paid':
      return `Thank you for your order at ${shop.name}`
    case 'preparing':
      return 'Your order is being prepared'
    case 'shipped':
      return 'Your order is on its way'
    case 'delivered':
      return 'Your order was delivered'
    case 'cancelled':
      return 'This order was cancelled'
    case 'returned':
      return 'This order was returned'
    case 'refunded':
      return 'This order was refunded'
    case 'abandoned':
      return 'This order was not paid'
  }
}

/** Whether nothing more will happen to it by itself. */
export const isOver = (state: OrderState) =>
  ['delivered', 'cancelled', 'returned', 'refunded', 'abandoned'].includes(state)
