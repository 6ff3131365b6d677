// One interface for every way to pay. A provider is asked outside of any transaction; what it says becomes events of
// the order.
import type { PaymentMethod } from '../shops/schemas.ts'
import type { PaymentEvent } from './schemas.ts'

/** What is to be paid. The same order is charged once, however often it is asked for. */
export interface Charge {
  ownerId: string
  orderId: string
  number: string
  /** Minor units. */
  amount: number
  currency: string
  email: string
  shopName: string
  lines: readonly { title: string; quantity: number; total: number }[]
  /** Where the customer comes back to, whether or not it was paid. */
  returnUrl: string
  /** Until when the stock is reserved, in milliseconds since the epoch: afterwards the payment should be refused. */
  until: number
  /** What the provider called the payment when it was begun; null when that is not known. */
  reference: string | null
  /** Of a test card. */
  cardNumber?: string
}

/** What the provider says now. Its events may repeat those that the order has. */
export interface ChargeAnswer {
  events: readonly PaymentEvent[]
  /** Where the customer confirms the payment; null when there is nothing to confirm. */
  redirectUrl: string | null
}

export interface RefundOrder {
  ownerId: string
  orderId: string
  refundId: string
  amount: number
  currency: string
  /** What the provider calls the payment. */
  reference: string
}

export interface PaymentProvider {
  method: PaymentMethod
  /** Whether an order may be prepared before it is paid. */
  isPaidLater: boolean
  /** Throws AppError for what can never be charged, before anything is reserved for it. */
  check(charge: Pick<Charge, 'amount' | 'currency' | 'cardNumber'>): void
  /** Begins the payment. An error means that nobody knows what became of it: ask with `find`. */
  charge(charge: Charge): Promise<ChargeAnswer>
  /** What became of a payment that was begun; without events when the provider does not know of it. */
  find(charge: Charge): Promise<ChargeAnswer>
  /** Takes a payment back that was not made yet, so that it cannot be made later. Returns what happened instead. */
  withdraw(charge: Charge): Promise<ChargeAnswer>
  /** Gives money back, once for each `refundId`. An error means that nobody knows: ask again. */
  refund(order: RefundOrder): Promise<readonly PaymentEvent[]>
}
