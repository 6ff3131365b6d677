import type { Changing } from './changing.ts'
import type { OrderTask } from './fulfilling.ts'
import type { OrderFacts } from './record.ts'
import type { OrderState } from './schemas.ts'

/**
 * States of an order that is not sold (any more). One that was returned or refunded before its stock was taken was sold:
 * nothing else would end its reservation.
 */
const UNSOLD: ReadonlySet<OrderState> = new Set(['pending', 'abandoned', 'cancelled'])

/** What was held for the order is gone from the stock for good. */
export const takingStock =
  ({ changing }: { changing: Pick<Changing, 'change'> }): OrderTask =>
  (order) =>
    changing.change(order.id, (found) => (found && isToBeTaken(found) ? taken(found) : null))

/** Whether it was sold, and nothing was done for it yet. */
export const isToBeTaken = ({ reservation, state }: Pick<OrderFacts, 'reservation' | 'state'>) =>
  reservation === 'held' && !UNSOLD.has(state)

const taken = <Facts extends OrderFacts>(order: Facts): Facts => ({
  ...order,
  reservation: 'taken',
  reservedUntil: null,
})
