// Changes of orders that were placed. The stock of their lines, and the uses of their codes, move in the same transaction.
import type { Firestore } from '@google-cloud/firestore'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { noteChange } from '../catalogue/changes.ts'
import { orderPlaced } from '../events.ts'
import { isOut, isOver, STOCK, stockDocuments } from '../stock/record.ts'
import { createTelling } from '../stock/telling.ts'
import { codesGivenBack } from './code-uses.ts'
import { isWaiting } from './complete.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import { movedStock, stockMoves } from './stock-moves.ts'
import type { OrderStore } from './store.ts'

export interface ChangingDeps {
  firestore: Firestore
  store: Pick<OrderStore, 'transact'>
  publish: Publish
  now: () => number
}

export type Changing = ReturnType<typeof createChanging>

export function createChanging({ firestore, store, publish, now }: ChangingDeps) {
  const tell = createTelling(publish)
  const stockOf = (variantId: string) => firestore.collection(STOCK).doc(variantId)

  /**
   * Changes an order, unless `decide` returns null; it may run more than once, and what it throws is thrown. Resolves to
   * the order as it is then.
   */
  async function change(
    id: string,
    decide: (order: OrderRecord | null) => OrderFacts | null,
  ): Promise<OrderRecord | null> {
    const { order, products } = await store.transact(async ({ transaction, read, write }) => {
      const before = await read(id)
      const facts = decide(before)
      if (!before || !facts) return { order: before, products: [] }
      const moves = stockMoves(before, facts)
      const variantIds = [...moves.keys()]
      const stocks =
        variantIds.length > 0 ? await transaction.getAll(...variantIds.map((each) => stockOf(each))) : []
      const giveCodesBack = await codesGivenBack({ transaction, firestore }, before, facts)
      const after = await write(facts, before)
      giveCodesBack()
      const crossed = new Set<string>()
      for (const snapshot of stocks) {
        const stock = stockDocuments.read(snapshot)
        // The variant may be gone from the catalogue.
        if (!stock) continue
        const moved = { ...movedStock(stock, moves.get(stock.id)!), updatedAt: isoTime(now()) }
        const { onHand, reserved, updatedAt } = moved
        if (isOver(moved)) transaction.delete(snapshot.ref)
        else transaction.update(snapshot.ref, stockDocuments.data({ onHand, reserved, updatedAt }))
        if (isOut(stock) !== isOut(moved)) crossed.add(stock.productId)
      }
      if (crossed.size > 0) noteChange(transaction, { firestore, ownerId: after.ownerId, now: now() })
      return { order: after, products: [...crossed] }
    })
    if (order) await tell(order.ownerId, products)
    return order
  }

  return {
    change,

    /** The same, and has what the order then waits for done. An event that is lost is published again by the sweep. */
    async changeAndAnnounce(
      id: string,
      decide: (order: OrderRecord | null) => OrderFacts | null,
    ): Promise<OrderRecord | null> {
      const order = await change(id, decide)
      if (order && isWaiting(order)) await publish(orderPlaced, { ownerId: order.ownerId, orderId: order.id })
      return order
    },
  }
}
