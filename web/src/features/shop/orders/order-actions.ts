// What is done with an order from a list: each says what has happened.
import type { OrderRow, OrderState, Transition } from '../../../../../services/shop/orders/schemas.ts'
import { toast } from '../../../ui/toast.tsx'
import { moveOrder, shipOrder } from '../data/orders-data.ts'
import { STATE_WORDS } from './order-words.ts'

const BY_HAND: readonly OrderState[] = ['paid', 'preparing', 'delivered'] satisfies Transition['to'][]

/** Brings an order to the column where its card was put. Why that is not possible is shown. */
export async function carryOrder({ id, number }: OrderRow, state: OrderState): Promise<void> {
  const { label } = STATE_WORDS[state]
  try {
    if (state === 'shipped') await shipOrder(id, {})
    else if (BY_HAND.includes(state)) await moveOrder(id, { to: state as Transition['to'] })
    else
      return toast.message('An order does not go back', { description: 'Open it to see what is possible.' })
    toast.success(`Order ${number}: ${label.toLowerCase()}`)
  } catch (error) {
    toast.failed(`Order ${number} was not moved`, error)
  }
}
