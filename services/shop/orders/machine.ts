// Which states of an order follow which, and who may bring it there.
import type { PaymentMethod } from '../shops/schemas.ts'
import type { Actor, OrderState } from './schemas.ts'

type Transitions = Record<OrderState, Partial<Record<OrderState, readonly Actor[]>>>

/**
 * A payment that arrives after its reservation ended finds the stock again or cancels the order. A refund of everything
 * is the program's to settle; a cancelled order stays cancelled when its money goes back.
 */
export const TRANSITIONS: Transitions = {
  pending: { placed: ['system'], paid: ['system'], cancelled: ['system'], abandoned: ['system'] },
  abandoned: { paid: ['system'], cancelled: ['system'] },
  placed: {
    paid: ['maker', 'system'],
    preparing: ['maker'],
    shipped: ['maker'],
    cancelled: ['customer', 'maker', 'system'],
  },
  paid: {
    preparing: ['maker'],
    shipped: ['maker'],
    cancelled: ['customer', 'maker', 'system'],
    refunded: ['system'],
  },
  preparing: { shipped: ['maker'], cancelled: ['maker'], refunded: ['system'] },
  shipped: { delivered: ['maker'], returned: ['maker'], refunded: ['system'] },
  delivered: { returned: ['maker'], refunded: ['system'] },
  returned: { refunded: ['system'] },
  cancelled: {},
  refunded: {},
}

export interface MachineOrder {
  state: OrderState
  paymentMethod: PaymentMethod
  shipments: readonly unknown[]
  /** Whether nothing was paid yet. */
  isUnpaid: boolean
}

/** States in which an invoice may still be paid without a change of the state. */
const PAYABLE: ReadonlySet<OrderState> = new Set(['preparing', 'shipped', 'delivered'])

/** Whether only the payment changes: goods may leave before an invoice is paid. */
export const isPaymentAlone = ({ state, paymentMethod, isUnpaid }: MachineOrder): boolean =>
  paymentMethod === 'invoice' && isUnpaid && PAYABLE.has(state)

export function mayBecome(order: MachineOrder, to: OrderState, actor: Actor): boolean {
  if (to === 'paid' && actor === 'maker') {
    // Nobody but the provider knows whether anything else was paid.
    if (order.paymentMethod !== 'invoice' || !order.isUnpaid) return false
    if (isPaymentAlone(order)) return true
  }
  // What has left cannot be called back: it is returned.
  if (to === 'cancelled' && order.shipments.length > 0) return false
  return TRANSITIONS[order.state][to]?.includes(actor) ?? false
}

/** The states to which somebody can bring an order now, in the order of a usual life. */
export const nextFor = (order: MachineOrder, actor: Actor): OrderState[] =>
  (Object.keys(TRANSITIONS) as OrderState[]).filter((to) => mayBecome(order, to, actor))
