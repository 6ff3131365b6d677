// Changes of an order that others are made of. Each returns the order as it is then.
import { AppError } from '../../platform/errors.ts'
import { paymentStateOf } from '../payments/state.ts'
import { type MachineOrder, mayBecome } from './machine.ts'
import type { OrderFacts, OrderMail } from './record.ts'
import type { Actor, OrderState } from './schemas.ts'

export interface Step {
  to: OrderState
  by: Actor
  /** In plain words; the customer reads it, too. */
  why: string
  /** RFC 3339. */
  at: string
}

const UNPAID = new Set(['open', 'needs-action', 'declined'])

export const machineOrder = (order: OrderFacts): MachineOrder => ({
  ...order,
  isUnpaid: UNPAID.has(paymentStateOf(order.payments)),
})

/** Notes a step that leaves the state as it is, such as a part shipment. */
export const noted = <Facts extends OrderFacts>(order: Facts, { by, why, at }: Omit<Step, 'to'>): Facts => ({
  ...order,
  history: [...order.history, { at, from: order.state, to: order.state, by, why }],
})

/** Throws AppError `conflict` for a step that the machine does not know, or that is not this actor's. */
export function stepped<Facts extends OrderFacts>(order: Facts, { to, by, why, at }: Step): Facts {
  if (!mayBecome(machineOrder(order), to, by))
    throw new AppError('conflict', `An order that is ${order.state} cannot become ${to}.`, {
      reason: 'transition-impossible',
    })
  return { ...order, state: to, history: [...order.history, { at, from: order.state, to, by, why }] }
}

/** Something is to be done for the order: publish `order-placed` once this is committed. */
export const raised = <Facts extends OrderFacts>(order: Facts): Facts => ({
  ...order,
  revision: order.revision + 1,
})

/** A mail of one kind about one thing is wanted once, however often it is asked for. */
export function wantsMail<Facts extends OrderFacts>(
  order: Facts,
  kind: OrderMail['kind'],
  about = '',
): Facts {
  if (order.mails.some((mail) => mail.kind === kind && mail.about === about)) return order
  return { ...order, mails: [...order.mails, { kind, about, state: 'wanted' }] }
}
