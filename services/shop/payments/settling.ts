// The one place where payment events reach an order: from the provider's answer, a webhook, a sweep, or the customer's
// return.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import type { Log } from '../../platform/log.ts'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { claimOf } from '../checkout/claims.ts'
import type { UseLimits } from '../discounts/uses.ts'
import { orderPlaced } from '../events.ts'
import type { OrderRecord } from '../orders/record.ts'
import type { OrderStore } from '../orders/store.ts'
import { release, reserve } from '../stock/reserving.ts'
import { createReservingStore, type ReadShelf } from '../stock/reserving-store.ts'
import { createTelling, quietly } from '../stock/telling.ts'
import type { PaymentEvent } from './schemas.ts'
import { settle } from './settle.ts'

export interface SettlingDeps {
  firestore: Firestore
  orders: Pick<OrderStore, 'transact'>
  limitsOf(transaction: Transaction, discountIds: readonly string[]): Promise<Map<string, UseLimits>>
  publish: Publish
  /** Takes what was ordered out of the cart it came from, once for each order. */
  emptyCart(order: OrderRecord): Promise<void>
  log: Pick<Log, 'warn'>
  now: () => number
  newId: () => string
}

export interface Also {
  /** Where the customer confirms the payment. */
  redirectUrl?: string | null
}

type OrderWork = Parameters<Parameters<OrderStore['transact']>[0]>[0]

export type PaymentSettling = ReturnType<typeof createSettling>

export function createSettling(deps: SettlingDeps) {
  const { orders, limitsOf, publish, emptyCart, log, now, newId } = deps
  const reserving = createReservingStore(deps.firestore, now)
  const tell = quietly(createTelling(publish), log)

  /**
   * What follows when an order is placed, or something is to be done for it. A lost event is published again by the
   * sweep, so the customer need not hear of it.
   */
  async function placed(order: OrderRecord): Promise<void> {
    const isBought = order.state !== 'cancelled' && order.placedAt !== null
    const results = await Promise.allSettled([
      publish(orderPlaced, { ownerId: order.ownerId, orderId: order.id }),
      isBought && emptyCart(order),
    ])
    for (const result of results)
      if (result.status === 'rejected')
        log.warn({ error: result.reason, orderId: order.id }, 'Something that follows an order was left out')
  }

  async function settleWithin(
    { transaction, read, write }: OrderWork,
    orderId: string,
    events: readonly PaymentEvent[],
    { redirectUrl }: Also,
  ) {
    const before = await read(orderId)
    if (!before) return { before, after: null, crossed: [] }
    const moves = movesStock(before, events)
    const discountIds = before.codes.map(({ discountId }) => discountId)
    const claim = claimOf(before, moves ? await limitsOf(transaction, discountIds) : new Map())
    const shelf = moves ? await reserving.read(transaction, [claim]) : NO_SHELF
    const settled = settle(before, events, {
      at: isoTime(now()),
      newId,
      release: () => release(shelf, claim),
      reserveAgain: () => reserve(shelf, claim).length === 0,
    })
    const after = withRedirect(settled, redirectUrl)
    if (after === before) return { before, after, crossed: [] }
    const written = await write(after, before)
    return { before, after: written, crossed: shelf.write(transaction, before.ownerId) }
  }

  return {
    placed,

    /** Resolves to the order as it is then; null when there is none. */
    async applyEvents(
      orderId: string,
      events: readonly PaymentEvent[],
      also: Also = {},
    ): Promise<OrderRecord | null> {
      const { before, after, crossed } = await orders.transact((work) =>
        settleWithin(work, orderId, events, also),
      )
      if (after) await tell(after.ownerId, crossed)
      if (after && after.revision !== before?.revision) await placed(after)
      return after
    },
  }
}

/** Most payments move nothing, and those need not wait for everybody who buys the same. */
function movesStock(order: OrderRecord, events: readonly PaymentEvent[]): boolean {
  let isMoved = false
  const moved = () => {
    isMoved = true
    return true
  }
  settle(order, events, { at: '', newId: () => '', release: moved, reserveAgain: moved })
  return isMoved
}

const NO_SHELF: ReadShelf = { stock: new Map(), uses: new Map(), write: () => [] }

const withRedirect = (order: OrderRecord, redirectUrl: string | null | undefined): OrderRecord =>
  redirectUrl === undefined || order.state !== 'pending' || order.redirectUrl === redirectUrl
    ? order
    : { ...order, redirectUrl }
