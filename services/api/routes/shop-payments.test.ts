import { expect, test } from 'vitest'
import { STRIPE_KEY, STRIPE_WEBHOOK_SECRET, startStripe } from '../../../tests/outside/stripe.ts'
import { STRIPE_EVENTS } from '../../shop/payments/stripe-connection.ts'
import { setUp as setUpCheckout, wants } from '../test-checkout-world.ts'

const ACCOUNT = { secretKey: STRIPE_KEY, webhookSecret: STRIPE_WEBHOOK_SECRET }

async function setUp() {
  let now = Date.now
  const stripe = await startStripe(() => now())
  const world = await setUpCheckout({ stripeUrl: stripe.url })
  now = world.clock.now
  return {
    ...world,
    stripe,

    /** A shop that takes Stripe, and the path of its webhooks. */
    async connected() {
      const store = await world.store()
      const answer = await store.maker.request('PUT', '/api/v1/shop/payments/stripe', ACCOUNT)
      if (answer.statusCode !== 200) throw new Error(answer.body)
      const isOn = { ...{ invoice: { isOn: false, instructions: '' } }, testCard: { isOn: false } }
      const payments = { ...isOn, stripe: { isOn: true } }
      await store.maker.request('PATCH', '/api/v1/shop', { payments })
      await world.clock.advance(1000)
      return { ...store, hook: new URL(answer.json().webhookUrl).pathname }
    },

    /** Somebody orders one and pays on Stripe's page; the webhook is still to come. */
    async paid({ at, article }: Awaited<ReturnType<typeof world.store>>) {
      const { testCard: _, ...body } = wants(article, { paymentMethod: 'stripe' })
      const answer = await world.order(at, { key: article.variantId, body })
      if (answer.statusCode !== 201) throw new Error(answer.body)
      const session = [...stripe.sessions.values()].at(-1)!
      stripe.pay(session.id)
      return stripe.sessions.get(session.id)!
    },

    tell: (url: string, { body, signature }: { body: string; signature?: string }) =>
      world.app.inject({
        method: 'POST',
        url,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(signature !== undefined && { 'stripe-signature': signature }),
        },
        payload: body,
      }),

    async states(): Promise<string[]> {
      return (await world.orders()).map(({ state }) => state)
    },

    async trailOf(accountId: string): Promise<string[]> {
      const events = await world.firestore
        .collection('securityEvents')
        .where('accountId', '==', accountId)
        .get()
      return events.docs.map((event) => event.get('kind')).filter((kind) => kind.startsWith('stripe'))
    },

    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await stripe[Symbol.asyncDispose]()
    },
  }
}

const COMPLETED = 'checkout.session.completed'

test('what Stripe tells is taken by its bytes, twice, and once only', async () => {
  await using world = await setUp()
  const shop = await world.connected()
  const session = await world.paid(shop)
  const { body, signature } = world.stripe.webhook(COMPLETED, session, world.clock.now())
  for (const _ of [1, 2]) expect((await world.tell(shop.hook, { body, signature })).statusCode).toBe(204)
  expect(await world.states()).toEqual(['paid'])
})

test('a webhook may be larger than what strangers send elsewhere', async () => {
  await using world = await setUp()
  const shop = await world.connected()
  const session = { ...(await world.paid(shop)), metadata: { note: 'ü'.repeat(50_000) } }
  const told = world.stripe.webhook(COMPLETED, session, world.clock.now())
  expect((await world.tell(shop.hook, told)).statusCode).toBe(204)
  expect(await world.states()).toEqual(['paid'])
})

test('what is not Stripe’s, too old or too large, changes nothing', async () => {
  await using world = await setUp()
  const [shop, other] = [await world.connected(), await world.connected()]
  const session = await world.paid(shop)
  const now = world.clock.now()
  const good = world.stripe.webhook(COMPLETED, session, now)
  const large = world.stripe.webhook(COMPLETED, { ...session, note: 'a'.repeat(500_000) }, now)
  const sent: [what: string, hook: string, told: { body: string; signature?: string }, status: number][] = [
    ['forged', shop.hook, { ...good, signature: good.signature.replace(/v1=../, 'v1=00') }, 400],
    ['edited', shop.hook, { ...good, body: good.body.replace('"paid"', '"paid" ') }, 400],
    ['unsigned', shop.hook, { body: good.body }, 400],
    ['old', shop.hook, world.stripe.webhook(COMPLETED, session, now - 301_000), 400],
    ['too large', shop.hook, large, 413],
    ['to nobody', shop.hook.replace(/[^/]+$/, 'a'.repeat(22)), good, 404],
    // Both shops of this test have the same account, so the signature is right, and the order is another shop's.
    ['for another shop', other.hook, good, 204],
  ]
  const answers = []
  for (const [what, hook, told] of sent) answers.push([what, (await world.tell(hook, told)).statusCode])
  expect(answers).toEqual(sent.map(([what, , , status]) => [what, status]))
  expect(await world.states()).toEqual(['pending'])
  expect((await world.tell(shop.hook, good)).statusCode).toBe(204)
  expect(await world.states()).toEqual(['paid'])
})

test('connecting and disconnecting is on the trail, and nothing secret is answered', async () => {
  await using world = await setUp()
  const { maker } = await world.store()
  const path = '/api/v1/shop/payments/stripe'
  const before = (await maker.request('GET', path)).json()
  expect(before).toMatchObject({ isConnected: false, webhookEvents: STRIPE_EVENTS })
  const connected = await maker.request('PUT', path, ACCOUNT)
  expect(connected.json()).toEqual({ ...before, isConnected: true })
  for (const _ of [1, 2]) expect((await maker.request('DELETE', path)).statusCode).toBe(204)
  expect((await maker.request('GET', path)).json()).toEqual(before)
  expect((await world.trailOf(maker.id)).sort()).toEqual(['stripe-connected', 'stripe-disconnected'])
})

test('Stripe is not disconnected while a customer pays, so the money is heard of', async () => {
  await using world = await setUp()
  const shop = await world.connected()
  const session = await world.paid(shop)
  const disconnect = () => shop.maker.request('DELETE', '/api/v1/shop/payments/stripe')
  expect((await disconnect()).json()).toMatchObject({ status: 409, code: 'being-paid' })
  const told = world.stripe.webhook(COMPLETED, session, world.clock.now())
  expect((await world.tell(shop.hook, told)).statusCode).toBe(204)
  expect(await world.states()).toEqual(['paid'])
  expect((await disconnect()).statusCode).toBe(204)
})

test('a key that Stripe does not take is refused with its field, and leaves no trace', async () => {
  await using world = await setUp()
  const { maker } = await world.store()
  const wrong = { ...ACCOUNT, secretKey: 'sk_test_somebody_elses' }
  const answer = await maker.request('PUT', '/api/v1/shop/payments/stripe', wrong)
  expect([answer.statusCode, answer.json().errors]).toMatchObject([400, [{ field: 'secretKey' }]])
  expect(await world.trailOf(maker.id)).toEqual([])
})

test('strangers and people without a shop have nothing to connect', async () => {
  await using world = await setUp()
  const path = '/api/v1/shop/payments/stripe'
  expect((await world.browser().request('GET', path)).statusCode).toBe(401)
  const visitor = await world.registered()
  expect((await visitor.request('GET', path)).statusCode).toBe(404)
  expect((await visitor.request('PUT', path, ACCOUNT)).statusCode).toBe(404)
})
