// Takes what was ordered out of the cart that it came from, from wherever the order is placed.
import { afterOrder } from './contents.ts'
import { type Buyer, type CartStore, OUTDATED } from './store.ts'

export interface OrderedCart {
  id: string
  /** The shop's. */
  ownerId: string
  /** Whose cart it was; null for an order without one. */
  cart: Buyer | null
  lines: readonly { id: string; quantity: number }[]
}

/** It happens once for each order, however often it is asked for. */
export const createEmptying =
  ({ store }: { store: Pick<CartStore, 'get' | 'save'> }) =>
  async ({ id, ownerId, cart: buyer, lines }: OrderedCart): Promise<void> => {
    if (!buyer) return
    for (;;) {
      const before = await store.get({ ownerId, buyer })
      if (!before || before.orderIds.includes(id)) return
      const place = { ownerId, buyer, handle: before.handle }
      if ((await store.save(place, before, afterOrder(before, { id, lines }))) !== OUTDATED) return
    }
  }
