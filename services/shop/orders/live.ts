// Tells the maker's windows about orders, and customers' about their own.
import type { LiveStream } from '../../platform/live.ts'
import type { RecordListener } from '../../platform/records.ts'
import type { ShopChanges } from '../schemas.ts'
import { isSeen } from './complete.ts'
import type { OrderRecord } from './record.ts'
import type { OrderStore } from './store.ts'
import { toOrderRow } from './views.ts'

type Watch = (personId: string, since: string, listener: RecordListener<OrderRecord>) => () => void

/** Orders do not disappear while anybody sees them. */
const liveOrders = (watch: Watch, type: 'order' | 'purchase'): LiveStream<ShopChanges> => ({
  kind: 'stream',
  watch: (personId, since, { changed, failed }) =>
    watch(personId, since, {
      changed(order) {
        if (!isSeen(order)) return
        const row = toOrderRow(order)
        const data = type === 'order' ? row : { ...row, needsAttention: false }
        changed({ type, data, key: `${type}/${order.id}`, at: order.updatedAt })
      },
      removed: () => undefined,
      failed,
    }),
})

export const createLive = ({ watch, watchCustomer }: Pick<OrderStore, 'watch' | 'watchCustomer'>) => [
  liveOrders(watch, 'order'),
  liveOrders(watchCustomer, 'purchase'),
]
