// Steps that a maker or a customer decides on. Each is a function of the order; asking for one twice changes nothing.
import { isoTime } from '../../platform/times.ts'
import { refundableOf } from './amounts.ts'
import { isPaymentAlone } from './machine.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import type { Actor, Transition } from './schemas.ts'
import { machineOrder, noted, raised, stepped, wantsMail } from './steps.ts'

export interface Deciding {
  by: Actor
  /** Milliseconds since the epoch. */
  now: number
  newId: () => string
}

const WHY: Record<Transition['to'], string> = {
  paid: 'The payment arrived.',
  preparing: 'The order is being prepared.',
  delivered: 'The order was delivered.',
  cancelled: 'The order was cancelled.',
  returned: 'The goods came back.',
}

/** Null when the order is there already. Throws AppError `conflict` for a step that is impossible. */
export function transitioned(order: OrderRecord, asked: Transition, deciding: Deciding): OrderFacts | null {
  const { to } = asked
  const why = asked.why?.trim() || WHY[to]
  if (order.state === to) return null
  if (to === 'cancelled') return cancelled(order, { ...deciding, why })
  if (to === 'paid') return paidByMaker(order, { ...deciding, why })
  return stepped(order, { to, by: deciding.by, why, at: isoTime(deciding.now) })
}

type Because = Deciding & { why: string }

/** An invoice was paid, as the maker sees at the bank. Nothing is told twice. */
function paidByMaker(order: OrderRecord, { by, why, now }: Because): OrderFacts | null {
  const machine = machineOrder(order)
  if (order.payments.some(({ id }) => id === PAID_BY_MAKER)) return null
  const at = isoTime(now)
  const step = isPaymentAlone(machine)
    ? noted(order, { by, why, at })
    : stepped(order, { to: 'paid', by, why, at })
  const paid = {
    id: PAID_BY_MAKER,
    at,
    kind: 'succeeded',
    amount: order.totals.total,
    reference: order.number,
    refundId: null,
    reason: '',
  } as const
  return raised(wantsMail({ ...step, payments: [...order.payments, paid] }, 'paid'))
}
const PAID_BY_MAKER = 'paid-to-maker'

/** Everything that was paid goes back by itself, and the goods are for sale again. */
export function cancelled(order: OrderRecord, { by, why, now, newId }: Because): OrderFacts {
  const at = isoTime(now)
  const step = stepped(order, { to: 'cancelled', by, why, at })
  const amount = refundableOf(order)
  const refund = { id: newId(), at, amount, state: 'begun' as const, reason: why, by, restock: [] }
  return raised(
    wantsMail(
      {
        ...step,
        reservation: 'released',
        reservedUntil: null,
        refunds: amount > 0 ? [...order.refunds, refund] : order.refunds,
      },
      'cancelled',
    ),
  )
}
