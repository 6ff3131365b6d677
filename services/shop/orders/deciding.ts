// What the maker does with an order.
import type { Idempotency } from '../../platform/idempotency.ts'
import type { Changing } from './changing.ts'
import { ownOrder } from './ownership.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import { refundBegun } from './refunding.ts'
import { returnAnswered } from './returning.ts'
import type { RefundRequest, ReturnAnswer, ShipmentRequest, ShopOrder, Transition } from './schemas.ts'
import { shipped } from './shipping.ts'
import { type Deciding, transitioned } from './transitions.ts'
import { toShopOrder } from './views.ts'

export interface DecidingDeps {
  changing: Pick<Changing, 'changeAndAnnounce'>
  idempotency: Pick<Idempotency, 'once'>
  now: () => number
  newId: () => string
}

export function createDeciding({ changing, idempotency, now, newId }: DecidingDeps) {
  /** Throws AppError `not-found`, and whatever `decide` throws. */
  async function decide(
    ownerId: string,
    id: string,
    decision: (order: OrderRecord, deciding: Deciding) => OrderFacts | null,
  ): Promise<ShopOrder> {
    const order = await changing.changeAndAnnounce(id, (found) =>
      decision(ownOrder(found, ownerId, id), { by: 'maker', now: now(), newId }),
    )
    return toShopOrder(ownOrder(order, ownerId, id))
  }

  return {
    transition: (ownerId: string, id: string, asked: Transition): Promise<ShopOrder> =>
      decide(ownerId, id, (order, deciding) => transitioned(order, asked, deciding)),

    ship: (ownerId: string, id: string, request: ShipmentRequest): Promise<ShopOrder> =>
      decide(ownerId, id, (order, deciding) => shipped(order, request, deciding)),

    /** Once for each key, which is remembered for a day. */
    refund: (
      ownerId: string,
      id: string,
      { key, request }: { key: string; request: RefundRequest },
    ): Promise<ShopOrder> =>
      idempotency.once({ scope: ['shop-refund', ownerId, id], key, body: request }, newId(), (refundId) =>
        decide(ownerId, id, (order, deciding) => refundBegun(order, { id: refundId, request }, deciding)),
      ),

    answerReturn: (
      ownerId: string,
      id: string,
      given: { returnId: string; answer: ReturnAnswer },
    ): Promise<ShopOrder> => decide(ownerId, id, (order, deciding) => returnAnswered(order, given, deciding)),
  }
}
