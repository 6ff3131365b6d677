import type { Publish } from '../../platform/publish.ts'
import { republishing } from '../../platform/record-sweeping.ts'
import { REMOVE, type UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { isoTime } from '../../platform/times.ts'
import { orderPlaced } from '../events.ts'
import { goneAt, isWaiting } from './complete.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import type { OrderStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<OrderStore, 'due' | 'change'>
  publish: Publish
  /** Ends a reservation whose time is over. Returns a word for the log; null when there is none. */
  expire(order: OrderRecord): Promise<string | null>
  now: () => number
}

/** Publishes again what nobody handled, ends reservations, and removes what was never paid. */
export function createSweeping({
  store,
  publish,
  expire,
  now,
}: SweepingDeps): Sweeping<UnreadRecord<OrderRecord>> {
  const again = republishing<OrderFacts, OrderRecord>({
    store,
    isWaiting,
    publish: ({ ownerId, id }) => publish(orderPlaced, { ownerId, orderId: id }),
    now,
  })
  const isOver = (order: OrderFacts) => {
    const gone = goneAt(order)
    return gone !== null && gone <= isoTime(now())
  }

  return {
    due: again.due,
    async sweepOne(item) {
      const order = item.read()
      if (!order) return null
      const isDue = order.reservedUntil !== null && order.reservedUntil <= isoTime(now())
      const expired = isDue ? await expire(order) : null
      const published = await again.sweepOne(item)
      if (!isOver(order)) return expired ?? published
      await store.change(order.id, (found) => (found && isOver(found) ? REMOVE : null))
      return 'removed'
    },
  }
}
