import { expect, test } from 'vitest'
import { sells, setUp, use } from '../test-cart-world.ts'

test('what the shop does not sell, in the same words', async () => {
  await using world = await setUp()
  const [{ maker, at }, other] = [await world.shop(), await world.shop()]
  const archived = await sells(maker, {}, { status: 'archived' })
  const draft = await sells(maker, {}, { status: 'draft' })
  const foreign = await sells(other.maker)
  const oil = await sells(maker)
  const unknown = { productId: 'nothing', variantId: 'nothing' }
  const crossed = { productId: oil.productId, variantId: foreign.variantId }
  const guest = world.browser()
  for (const each of [archived, draft, foreign, unknown, crossed]) {
    const answer = await guest.request('POST', `${at}/lines`, { ...each, quantity: 1 })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({
      code: 'not-sold',
      errors: [{ field: 'variantId', message: 'This article is not sold here.' }],
    })
  }
  expect(await world.stored(maker)).toEqual([])
})

test('quantities that are none, and prices by the client, naming the field', async () => {
  await using world = await setUp()
  const { maker, at } = await world.shop()
  const oil = await sells(maker)
  const guest = world.browser()
  const { lines } = await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
  const line = `${at}/lines/${lines[0]?.id}`
  const added: [object, string][] = [
    ...[-1, 0, 1.5, 10_000, 1e30, '3', null].map((quantity): [object, string] => [
      { ...oil, quantity },
      'quantity',
    ]),
    [{ ...oil, quantity: 1, price: 1 }, 'price'],
    [{ ...oil, quantity: 1, unitPrice: 1 }, 'unitPrice'],
    [{ quantity: 1, productId: oil.productId }, 'variantId'],
    [{ ...oil, quantity: 1, note: 'a'.repeat(201) }, 'note'],
  ]
  const edited: [object, string][] = [
    ...[-1, 1.5, 10_000, '3'].map((quantity): [object, string] => [{ quantity }, 'quantity']),
    [{ quantity: 1, price: 1 }, 'price'],
  ]
  for (const [method, url, bodies] of [
    ['POST', `${at}/lines`, added],
    ['PATCH', line, edited],
  ] as const)
    for (const [body, field] of bodies) {
      const answer = await guest.request(method, url, body)
      expect([body, answer.statusCode]).toEqual([body, 400])
      expect(answer.json().errors).toMatchObject([{ field }])
    }
  expect(await use(guest, 'GET', at)).toMatchObject({ revision: 1 })
})

test('a line of somebody else, a place that does not exist, and a closed shop', async () => {
  await using world = await setUp()
  const { maker, at } = await world.shop()
  const oil = await sells(maker)
  const { lines } = await use(world.browser(), 'POST', `${at}/lines`, { ...oil, quantity: 1 })
  const guest = world.browser()
  const foreign = await guest.request('PATCH', `${at}/lines/${lines[0]?.id}`, { quantity: 2 })
  expect(foreign.statusCode).toBe(404)
  const wrong: [object, string][] = [
    [{ country: 'XX', shippingMethodId: null }, 'country'],
    [{ country: 'DE', shippingMethodId: 'nothing' }, 'shippingMethodId'],
  ]
  for (const [destination, field] of wrong) {
    const answer = await guest.request('PUT', `${at}/destination`, destination)
    expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, field])
  }
  await maker.request('PATCH', '/api/v1/shop', { isOpen: false })
  await world.clock.advance(1000)
  expect((await guest.request('GET', at)).statusCode).toBe(404)
  expect((await maker.request('GET', at)).statusCode).toBe(200)
})
