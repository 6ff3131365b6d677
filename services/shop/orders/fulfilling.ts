// What happens by itself for an order: each task looks at the order as it is and does what is missing, so that an event
// may come twice, late, or after a run that was killed.
import type { OrderPlaced } from '../events.ts'
import type { Changing } from './changing.ts'
import { isWaiting } from './complete.ts'
import type { OrderRecord } from './record.ts'
import type { OrderStore } from './store.ts'

/** Resolves to the order as it is then; null when it is gone. */
export type OrderTask = (order: OrderRecord) => Promise<OrderRecord | null>

export interface FulfillingDeps {
  store: Pick<OrderStore, 'get'>
  changing: Pick<Changing, 'change'>
  /** In this order. One that fails does not keep the others from their work. */
  tasks: readonly OrderTask[]
}

/** A task may find that more is to be done, such as the credit note after a refund. */
const MOST_ROUNDS = 5

export function createFulfilling({ store, changing, tasks }: FulfillingDeps) {
  /** Throws the first failure after all tasks were tried. */
  async function round(order: OrderRecord): Promise<void> {
    const failures: unknown[] = []
    let current = order
    for (const task of tasks) {
      try {
        current = (await task(current)) ?? current
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
    await changing.change(order.id, (found) =>
      found && found.doneRevision < order.revision ? { ...found, doneRevision: order.revision } : null,
    )
  }

  return async ({ ownerId, orderId }: OrderPlaced): Promise<void> => {
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
      const order = await store.get(orderId)
      if (order?.ownerId !== ownerId || !isWaiting(order)) return
      await round(order)
    }
  }
}
