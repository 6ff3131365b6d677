import { recordAttention, recordOf } from '../../platform/attention.ts'
import type { ShelfHooks } from '../../platform/shelf-hooks.ts'
import { orderPlaced } from '../events.ts'
import { isWaiting } from './complete.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import type { OrderStore } from './store.ts'

export const createAttention = ({ store }: { store: Pick<OrderStore, 'change'> }): ShelfHooks =>
  recordAttention<OrderFacts, OrderRecord>({
    topics: [recordOf(orderPlaced, ({ orderId }) => orderId)],
    change: store.change,
    isDone: (order) => !isWaiting(order),
  })
