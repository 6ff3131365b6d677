// A reservation through Stripe that nobody pays: its function withdraws the payment, and the goods are for sale again.
import { sweepTick } from '../../../services/platform/events.ts'
import type { StripeSettings } from '../../../services/shop/payments/connection-schemas.ts'
import type { Shop } from '../../../services/shop/shops/schemas.ts'
import { STRIPE_KEY, STRIPE_WEBHOOK_SECRET } from '../../../tests/outside/stripe.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
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

const publishedOf = ({ told }: World, topic: string): number =>
  told.filter((each) => each.kind === 'published' && each.topic === topic).length

export const payments: Scenario[] = [
  {
    name: 'the last piece is for sale again when nobody pays for it',
    fresh: ['order-fulfil'],
    async run(world) {
      await connectStripe(world)
      const { order } = await placeOrder(world, { paymentMethod: 'stripe', onHand: 1 })
      const stored = world.firestore.collection('shopOrders').doc(order.id)
      await stored.update({ reservedUntil: PAST, sweepAt: PAST })
      await world.cloud.pubsub.settled()
      world.told.length = 0
      world.send(sweepTick, {}, { for: 'work-sweep' })
      await world.until(
        'the order is given up',
        async () => (await stored.get()).get('state') === 'abandoned',
      )
      await world.until('it is told', () => publishedOf(world, 'knowledge-changed') > 0)
      // Once by the sweep, and once by the function.
      await world.until('its mails are due', () => publishedOf(world, 'order-placed') > 1)
    },
  },
]
