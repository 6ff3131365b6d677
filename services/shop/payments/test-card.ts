// Payments by test cards. They are taken only where no real customer buys; what was paid can be given back everywhere.
import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import { paymentEvent } from './events.ts'
import type { Charge, ChargeAnswer, PaymentProvider } from './provider.ts'
import type { PaymentEvent } from './schemas.ts'
import { behaviourOf, type TestCardBehaviour } from './test-cards.ts'
import type { TestCharge, TestCharges } from './test-charges.ts'

export interface TestCardDeps {
  charges: TestCharges
  /** Whether this is a place for trying. */
  isAllowed: boolean
  now: () => number
}

export interface TestCardPayments extends PaymentProvider {
  /** The answer to the second step of a card that asks for one. */
  answer(orderId: string, isConfirmed: boolean): Promise<readonly PaymentEvent[]>
}

const KINDS = {
  asked: 'needs-action',
  succeeded: 'succeeded',
  declined: 'declined',
  withdrawn: 'expired',
} as const satisfies Record<TestCharge['state'], PaymentEvent['kind']>

export function createTestCardPayments({ charges, isAllowed, now }: TestCardDeps): TestCardPayments {
  const decided = (
    charge: Pick<Charge, 'ownerId' | 'amount' | 'currency'>,
    state: TestCharge['state'],
    reason = '',
  ) => ({
    ...{ ownerId: charge.ownerId, amount: charge.amount, currency: charge.currency },
    ...{ state, reason, at: isoTime(now()), refunds: {} },
  })

  function check({ cardNumber = '' }: Pick<Charge, 'cardNumber'>): TestCardBehaviour {
    if (!isAllowed)
      throw new AppError('forbidden', 'Test cards are not taken here', { reason: 'test-card-refused' })
    const behaviour = behaviourOf(cardNumber)
    if (behaviour) return behaviour
    throw new AppError('invalid', 'This is not the number of a test card', {
      errors: [{ field: 'testCard.number', message: 'is not the number of a test card' }],
    })
  }

  async function charge(asked: Charge): Promise<ChargeAnswer> {
    const behaviour = check(asked)
    const made = await charges.change(asked.orderId, (before) => {
      if (before) return undefined
      if (behaviour.kind === 'declines') return decided(asked, 'declined', behaviour.reason)
      return decided(asked, behaviour.kind === 'asks' ? 'asked' : 'succeeded')
    })
    if (behaviour.kind === 'silent') throw new AppError('temporary', 'The card’s bank did not answer in time')
    return answerOf(made, asked)
  }

  return {
    method: 'test-card',
    isPaidLater: false,
    check,
    charge,
    find: async (asked) => answerOf(await charges.get(asked.orderId), asked),

    async withdraw(asked) {
      const charge = await charges.change(asked.orderId, (before) =>
        !before || before.state === 'asked'
          ? decided(asked, 'withdrawn', 'It was not paid in time')
          : undefined,
      )
      return answerOf(charge, asked)
    },

    async refund({ orderId, refundId, amount, reference }) {
      let isTooMuch = false
      const charge = await charges.change(orderId, (before) => {
        if (before?.state !== 'succeeded' || refundId in before.refunds) return undefined
        const refunded = Object.values(before.refunds).reduce((sum, each) => sum + each, 0)
        isTooMuch = refunded + amount > before.amount
        return isTooMuch ? undefined : { ...before, refunds: { ...before.refunds, [refundId]: amount } }
      })
      const kind = charge?.refunds[refundId] === undefined ? 'refund-failed' : 'refunded'
      const reason = kind === 'refunded' ? '' : 'The card was not charged with as much'
      return [paymentEvent({ kind, at: isoTime(now()), amount, reference, refundId, reason })]
    },

    async answer(orderId, isConfirmed) {
      const charge = await charges.change(orderId, (before) =>
        before?.state === 'asked'
          ? {
              ...before,
              ...{ state: isConfirmed ? 'succeeded' : 'declined', at: isoTime(now()) },
              reason: isConfirmed ? '' : 'The payment was not confirmed',
            }
          : undefined,
      )
      return charge ? eventsOf(charge) : []
    },
  }
}

const answerOf = (made: TestCharge | null, asked: Charge): ChargeAnswer => ({
  events: made ? eventsOf(made) : [],
  redirectUrl: made?.state === 'asked' ? secondStepUrl(asked) : null,
})

const eventsOf = ({ id, state, amount, reason, at }: TestCharge): PaymentEvent[] => [
  paymentEvent({
    ...{ kind: KINDS[state], at, reference: `test-${id}`, reason },
    amount: state === 'succeeded' ? amount : 0,
  }),
]

/** The page of the second step, beside that of the order. */
const secondStepUrl = ({ returnUrl }: Charge): string => {
  const url = new URL(returnUrl)
  url.pathname = url.pathname.replace(/\/orders\/([^/]+)$/, '/pay/$1')
  return url.toString()
}
