// Reservations through Stripe that are over: the payment is withdrawn, or found to be made.
import { sweepTick } from '../../../services/platform/events.ts'
import type { OrderState } from '../../../services/shop/orders/schemas.ts'
import type { StripeSettings } from '../../../services/shop/payments/connection-schemas.ts'
import type { Shop } from '../../../services/shop/shops/schemas.ts'
import { STRIPE_KEY, STRIPE_WEBHOOK_SECRET } from '../../../tests/outside/stripe.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { publishedOf } from './published.ts'
import { placeOrder, shopOf } from './shop.ts'

const PAST = '2000-01-01T00:00:00.000Z'

/** Its keys are sealed anew, because the key that sealed them may be gone. */
async function connectStripe(world: World): Promise<void> {
  await shopOf(world)
  const keys = { secretKey: STRIPE_KEY, webhookSecret: STRIPE_WEBHOOK_SECRET }
  await world.maker.call<StripeSettings>('PUT', '/shop/payments/stripe', keys)
  const { payments } = await world.maker.call<Shop>('GET', '/shop')
  await world.maker.call('PATCH', '/shop', { payments: { ...payments, stripe: { isOn: true } } })
}

/** A reservation of the last piece is over, and the sweep has it looked at. */
async function endReservation(world: World, meanwhile: (orderId: string) => void = () => {}) {
  await connectStripe(world)
  const { order } = await placeOrder(world, { paymentMethod: 'stripe', onHand: 1 })
  meanwhile(order.id)
  const stored = world.firestore.collection('shopOrders').doc(order.id)
  await stored.update({ reservedUntil: PAST, sweepAt: PAST })
  await world.cloud.pubsub.settled()
  world.told.length = 0
  world.send(sweepTick, {}, { for: 'work-sweep' })
  return async (state: OrderState) => (await stored.get()).get('state') === state
}

export const payments: Scenario[] = [
  {
    name: 'the last piece is for sale again when nobody pays for it',
    fresh: ['order-fulfil'],
    async run(world) {
      const isIn = await endReservation(world)
      await world.until('the order is given up', () => isIn('abandoned'))
      await world.until('it is told', () => publishedOf(world, 'knowledge-changed') > 0)
    },
  },
  {
    name: 'an order turns out to be paid when its reservation is over',
    fresh: ['order-fulfil'],
    async run(world) {
      const { stripe } = world
      const isIn = await endReservation(world, (orderId) => {
        const session = [...stripe.sessions.values()].find((each) => each.client_reference_id === orderId)
        stripe.pay(session?.id ?? '')
      })
      await world.until('the order is paid', () => isIn('paid'))
      // Once by the sweep, and once by the function.
      await world.until('what follows is due', () => publishedOf(world, 'order-placed') > 1)
    },
  },
]
