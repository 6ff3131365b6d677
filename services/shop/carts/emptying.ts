// Takes what was ordered out of the cart that it came from, from wherever the order is placed.
import { afterOrder, lineFor } from './contents.ts'
import type { CartRecord } from './record.ts'
import { type Buyer, type CartStore, OUTDATED } from './store.ts'

type OrderedLine = Pick<CartRecord['lines'][number], 'id' | 'productId' | 'variantId' | 'note' | 'quantity'>

export interface OrderedCart {
  id: string
  /** The shop's. */
  ownerId: string
  /** Whose cart it was; null for an order without one. */
  cart: Buyer | null
  lines: readonly OrderedLine[]
}

/** It happens once for each order, however often it is asked for. */
export const createEmptying =
  ({ store }: { store: Pick<CartStore, 'get' | 'save' | 'movedFrom'> }) =>
  async ({ id, ownerId, cart: buyer, lines }: OrderedCart): Promise<void> => {
    if (!buyer) return
    for (;;) {
      const own = await store.get({ ownerId, buyer })
      // A guest who signed in while paying has the same goods in the account's cart.
      const before = own ?? (await store.movedFrom({ ownerId, buyer }))
      if (!before || before.orderIds.includes(id)) return
      const bought = own
        ? lines
        : lines.map((line) => ({ ...line, id: lineFor(before, line)?.id ?? line.id }))
      const { handle, customerId } = before
      const place = { ownerId, handle, buyer: own ? buyer : { accountId: customerId, guestId: null } }
      if ((await store.save(place, before, afterOrder(before, { id, lines: bought }))) !== OUTDATED) return
    }
  }
