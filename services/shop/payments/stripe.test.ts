// Payments by Stripe, against a server that speaks its wire format: answers are lost, webhooks come twice, late, before
// the answer, or never.
import { expect, test } from 'vitest'
import { STRIPE_KEY, STRIPE_WEBHOOK_SECRET, startStripe } from '../../../tests/outside/stripe.ts'
import { KEY_LEASE_MS } from '../../platform/idempotency.ts'
import { RESERVED_MS } from '../checkout/new-order.ts'
import { type Article, setUp as setUpCheckout } from '../checkout/test-world.ts'

const CLIENT = { userAgent: 'test', address: '192.0.2.1' }

async function setUp(options: { currency?: string } = {}) {
  let now = Date.now
  const stripe = await startStripe(() => now())
  const world = await setUpCheckout({ stripeUrl: stripe.url, ...options })
  now = world.clock.now
  const { address } = await world.first.stripe.get(world.ownerId)
  const account = { secretKey: STRIPE_KEY, webhookSecret: STRIPE_WEBHOOK_SECRET }
  await world.first.stripe.connect(world.ownerId, account, CLIENT)
  const asked = (article: Article, expectedTotal = 1500) => {
    const { testCard: _, ...request } = world.one(article, { paymentMethod: 'stripe', expectedTotal })
    return request
  }
  return {
    ...world,
    stripe,
    asked,
    order: (article: Article, key = 'k') => world.buy(key, asked(article)),
    session: () => [...stripe.sessions.values()].at(-1)!,
    tell(type: string, object: unknown, at = world.clock.now()) {
      const { body, signature } = stripe.webhook(type, object, at)
      return world.first.webhook.receive(address, body, signature)
    },
    address,
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await stripe[Symbol.asyncDispose]()
    },
  }
}

test('the customer is sent to a page of Stripe, with what the order costs', async () => {
  await using world = await setUp()
  const { order, redirectUrl, link } = await world.order(await world.article(1))
  const session = world.session()
  expect(order.state).toBe('pending')
  expect(redirectUrl).toBe(session.url)
  expect(session).toMatchObject({
    ...{ client_reference_id: order.id, amount_total: 1500, currency: 'eur', success_url: link },
    line_items: [
      { name: 'Print', amount: 1000 },
      { name: expect.any(String), amount: 500 },
    ],
  })
})

test('webhooks that come twice, and with the wrong signature, make one paid order', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  const { order } = await world.order(article)
  world.stripe.pay(world.session().id)
  for (const _ of [1, 2, 3]) await world.tell('checkout.session.completed', world.session())
  const { body } = world.stripe.webhook('checkout.session.completed', world.session(), world.clock.now())
  await expect(world.first.webhook.receive(world.address, body, 't=1,v1=00')).rejects.toMatchObject({
    code: 'invalid',
    reason: 'signature',
  })
  expect(await world.all()).toMatchObject([{ id: order.id, state: 'paid', reservation: 'held' }])
  expect((await world.all())[0]?.payments.map(({ kind }) => kind)).toEqual([
    'begun',
    'needs-action',
    'succeeded',
  ])
  expect(world.published).toHaveLength(1)
})

test('a webhook that somebody recorded is refused after five minutes', async () => {
  await using world = await setUp()
  await world.order(await world.article(1))
  world.stripe.pay(world.session().id)
  const late = world.tell('checkout.session.completed', world.session(), world.clock.now() - 301_000)
  await expect(late).rejects.toMatchObject({ reason: 'signature' })
})

test('an unknown address looks like nothing, and an order of another shop is let go', async () => {
  await using world = await setUp()
  const { order } = await world.order(await world.article(1))
  world.stripe.pay(world.session().id)
  const { body, signature } = world.stripe.webhook(
    'checkout.session.completed',
    world.session(),
    world.clock.now(),
  )
  await expect(world.first.webhook.receive('x'.repeat(22), body, signature)).rejects.toMatchObject({
    code: 'not-found',
  })
  await world.orders.change(order.id, (found) => ({ ...found!, ownerId: 'somebody-else' }))
  await world.tell('checkout.session.completed', world.session())
  expect(await world.all()).toMatchObject([{ state: 'pending' }])
})

test('what the account sells elsewhere is let go, whatever its references look like', async () => {
  await using world = await setUp()
  await world.order(await world.article(1))
  world.stripe.pay(world.session().id)
  const refund = { id: 're_1', status: 'succeeded', amount: 1500, currency: 'eur' }
  for (const reference of ['', 'a/b', '..', '__x__', 'order 12', 'x'.repeat(1501), 7, {}, null, 'nothing']) {
    await world.tell('checkout.session.completed', { ...world.session(), client_reference_id: reference })
    await world.tell('refund.updated', { ...refund, metadata: { orderId: reference, refundId: 'a' } })
  }
  await world.tell('refund.updated', { ...refund, metadata: null })
  expect(await world.states()).toEqual(['pending'])
})

test('a lost answer makes no second session: the webhook may come first', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  // The library asks once more by itself, so both answers are lost, and those of the question what became of it.
  world.stripe.fail('answer-lost', 'answer-lost', 'answer-lost', 'answer-lost')
  await expect(world.order(article)).rejects.toThrow()
  world.stripe.pay(world.session().id)
  await world.tell('checkout.session.completed', world.session())
  expect(await world.states()).toEqual(['paid'])
  const { order, redirectUrl } = await world.order(article)
  expect([order.state, redirectUrl]).toEqual(['paid', null])
  expect(world.stripe.made).toEqual(['/v1/checkout/sessions'])
})

test('after a lost answer the next try gets the same page', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  world.stripe.fail({ status: 500 }, { status: 500 }, { status: 500 }, { status: 500 })
  await expect(world.order(article)).rejects.toThrow()
  world.clock.advance(KEY_LEASE_MS)
  expect((await world.order(article)).redirectUrl).toBe(world.session().url)
  expect(world.stripe.sessions.size).toBe(1)
})

test('what is not paid in time is withdrawn before the stock is sold again', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  await world.order(article)
  world.clock.advance(RESERVED_MS.stripe)
  await world.sweep()
  expect(world.session().status).toBe('expired')
  expect(() => world.stripe.pay(world.session().id)).toThrow('closed')
  expect(await world.states()).toEqual(['abandoned'])
  expect(await world.stockOf(article)).toMatchObject({ reserved: 0 })
  await world.tell('checkout.session.expired', world.session())
  expect(await world.states()).toEqual(['abandoned'])
})

test('a payment whose webhook was lost is found before its order would end', async () => {
  await using world = await setUp()
  const article = await world.article(1)
  await world.order(article)
  world.stripe.pay(world.session().id)
  world.clock.advance(RESERVED_MS.stripe)
  await world.sweep()
  expect(await world.all()).toMatchObject([{ state: 'paid', reservation: 'held' }])
})

test('a refund is made once, however often it is asked for', async () => {
  await using world = await setUp()
  const { order } = await world.order(await world.article(1))
  world.stripe.pay(world.session().id)
  await world.tell('checkout.session.completed', world.session())
  const [{ payments } = { payments: [] }] = await world.all()
  const reference = payments.at(-1)!.reference
  const refund = {
    ownerId: world.ownerId,
    orderId: order.id,
    refundId: 'r1',
    amount: 500,
    currency: 'EUR',
    reference,
  }
  world.stripe.fail('answer-lost', 'answer-lost')
  await expect(world.provider('stripe').refund(refund)).rejects.toThrow()
  const events = await world.provider('stripe').refund(refund)
  expect(events).toMatchObject([{ kind: 'refunded', amount: 500, refundId: 'r1' }])
  expect(world.stripe.refunds.size).toBe(1)
  const tooMuch = { ...refund, refundId: 'r2', amount: 1001 }
  expect(await world.provider('stripe').refund(tooMuch)).toMatchObject([{ kind: 'refund-failed' }])
  const fils = { ...refund, refundId: 'r3', amount: 1, currency: 'KWD' }
  expect(await world.provider('stripe').refund(fils)).toMatchObject([{ kind: 'refund-failed', amount: 1 }])
  expect(world.stripe.refunds.size).toBe(1)
})

test.each([
  ['USD', 'usd', 1499, /another amount/i],
  ['EUR', 'eur', 1499, /another amount/i],
])(
  'a session that was paid in %s as %s %i is not taken for the order',
  async (_, currency, amount, words) => {
    await using world = await setUp()
    await world.order(await world.article(1))
    world.stripe.pay(world.session().id, { currency, amount_total: amount })
    await world.tell('checkout.session.completed', world.session())
    const [order] = await world.all()
    expect(order?.state).toBe('cancelled')
    expect(order?.history.at(-1)?.why).toMatch(words)
  },
)

test('a key that Stripe does not take is refused with its field', async () => {
  await using world = await setUp()
  const wrong = { secretKey: 'sk_test_wrong_key', webhookSecret: STRIPE_WEBHOOK_SECRET }
  await expect(world.first.stripe.connect(world.ownerId, wrong, CLIENT)).rejects.toMatchObject({
    code: 'invalid',
    errors: [{ field: 'secretKey' }],
  })
  const stored = await world.firestore.collection('shopStripeAccounts').doc(world.ownerId).get()
  expect(JSON.stringify(stored.data())).not.toContain(STRIPE_KEY)
})
