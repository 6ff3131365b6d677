// One order for one key: whatever is lost on the way, and whoever asks again.
import { expect, test } from 'vitest'
import { IDEMPOTENCY_KEYS, KEY_LEASE_MS } from '../../platform/idempotency.ts'
import { CARDS } from '../../shop/checkout/test-world.ts'
import { setUp, wants } from '../test-checkout-world.ts'

test('without a key of visible ASCII nothing is ordered, and the header is named', async () => {
  await using world = await setUp()
  const { at, article } = await world.store()
  for (const key of [undefined, '', 'a'.repeat(201), 'one two', 'one\ttwo', 'naïve']) {
    const answer = await world.order(at, { ...(key !== undefined && { key }), body: wants(article) })
    const { errors } = answer.json()
    expect([key, answer.statusCode, errors[0].field]).toEqual([key, 400, 'idempotency-key'])
  }
  expect(await world.orders()).toEqual([])
})

test('a body that is no JSON, or no object, is refused', async () => {
  await using world = await setUp()
  const { at } = await world.store()
  for (const body of ['{"quantity": NaN}', '{', 'null', '[]', '"order"', ''])
    expect([body, (await world.order(at, { key: 'k', body })).statusCode]).toEqual([body, 400])
})

test('a key may be as long and as strange as visible ASCII allows', async () => {
  await using world = await setUp()
  const { at, article } = await world.store()
  for (const key of ['k'.repeat(200), '../../orders', '__proto__', '%00"{}', '1']) {
    const answer = await world.order(at, { key, body: wants(article) })
    expect([key, answer.statusCode]).toEqual([key, 201])
  }
  expect(await world.orders()).toHaveLength(5)
})

test('after a lost answer the same request gets the same bytes, and there is one order', async () => {
  await using world = await setUp()
  const { at, article } = await world.store()
  const body = wants(article)
  const first = await world.order(at, { key: 'k', body })
  expect(first.statusCode).toBe(201)
  // The order of the fields says nothing.
  const turned = Object.fromEntries(Object.entries(body).reverse())
  for (const again of [body, turned]) {
    const answer = await world.order(at, { key: 'k', body: again })
    expect([answer.statusCode, answer.body]).toEqual([201, first.body])
  }
  expect(await world.orders()).toHaveLength(1)
})

test('another body with the same key is refused, and the same key in another shop is another', async () => {
  await using world = await setUp()
  const [{ at, article }, other] = [await world.store(), await world.store()]
  await world.order(at, { key: 'k', body: wants(article) })
  const answer = await world.order(at, { key: 'k', body: wants(article, { note: 'Please ring twice' }) })
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'idempotency-key-reused'])
  const elsewhere = await world.order(other.at, { key: 'k', body: wants(other.article) })
  expect(elsewhere.statusCode).toBe(201)
  expect(await world.orders()).toHaveLength(2)
})

test('while it is worked on, others wait; when its process has ended, the next goes on', async () => {
  await using world = await setUp()
  const { at, article } = await world.store()
  const body = wants(article)
  const first = await world.order(at, { key: 'k', body })
  // As it is stored until the answer is kept.
  const stored = (await world.firestore.collection(IDEMPOTENCY_KEYS).get()).docs[0]!
  await stored.ref.update({ outcome: null })
  const waiting = await world.order(at, { key: 'k', body })
  expect([waiting.statusCode, waiting.json().code]).toEqual([409, 'still-running'])
  expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0)
  await world.clock.advance(KEY_LEASE_MS)
  const next = await world.order(at, { key: 'k', body })
  expect([next.statusCode, next.json().order.id]).toEqual([201, first.json().order.id])
  expect(await world.orders()).toHaveLength(1)
})

test('a declined card is 402 in the same words each time, and the goods are free again', async () => {
  await using world = await setUp()
  const { at, article } = await world.store()
  const body = wants(article, { testCard: { number: CARDS.declines } })
  const answers = [await world.order(at, { key: 'k', body }), await world.order(at, { key: 'k', body })]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([402, 402])
  expect(answers[0]!.json()).toMatchObject({
    code: 'payment-declined',
    detail: 'The card was declined. Nothing was ordered.',
  })
  expect((await world.firestore.collection('shopStock').doc(article.variantId).get()).get('reserved')).toBe(0)
})

test('where test cards are not taken, they are not offered, and refused with the field', async () => {
  await using world = await setUp({ refusesTestCards: true })
  const { maker, at, article } = await world.store()
  const seen = await world.browser().request('GET', `/api/v1/shops/${maker.handle}`)
  expect(seen.json().payments).toEqual(['invoice'])
  const answer = await world.order(at, { key: 'k', body: wants(article) })
  expect([answer.statusCode, answer.json().errors]).toEqual([
    400,
    [expect.objectContaining({ field: 'paymentMethod' })],
  ])
  const { testCard: _, ...byInvoice } = wants(article, { paymentMethod: 'invoice' })
  expect((await world.order(at, { key: 'k2', body: byInvoice })).statusCode).toBe(201)
})
