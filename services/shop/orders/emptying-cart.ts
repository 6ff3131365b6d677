import type { OrderTask } from './fulfilling.ts'
import type { OrderRecord } from './record.ts'
import { isToBeTaken } from './taking-stock.ts'

/**
 * Whoever places an order empties its cart, and may end before it does. Once the stock is taken nothing is done any more,
 * so that a cart that is filled again is left alone.
 */
export const emptyingCart =
  ({ emptyCart }: { emptyCart(order: OrderRecord): Promise<void> }): OrderTask =>
  async (order) => {
    if (isToBeTaken(order)) await emptyCart(order)
    return order
  }
