import { describe, expect, test } from 'vitest'
import { setUp as setUpApi, type World } from '../../api/test-world.ts'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { isoTime } from '../../platform/times.ts'
import { createChanging } from '../orders/changing.ts'
import { createOrderStore } from '../orders/store.ts'
import { type OrderOptions, placeOrder } from '../orders/test-orders.ts'
import { createCounting } from './counting.ts'
import { lastStarts, startOf } from './periods.ts'

describe('periods', () => {
  test.each([
    ['2026-11-26', 'day', '2026-11-26'],
    ['2026-11-26', 'week', '2026-11-23'],
    ['2026-11-23', 'week', '2026-11-23'],
    ['2026-11-22', 'week', '2026-11-16'],
    ['2027-01-01', 'week', '2026-12-28'],
    ['2026-02-28', 'month', '2026-02-01'],
  ] as const)('%s is of the %s from %s', (day, kind, start) => {
    expect(startOf(day, kind)).toBe(start)
  })

  test.each([
    ['day', ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['week', ['2026-02-09', '2026-02-16', '2026-02-23']],
    ['month', ['2026-01-01', '2026-02-01', '2026-03-01']],
  ] as const)('the last three by %s', (kind, starts) => {
    expect(lastStarts('2026-03-01', kind, 3)).toEqual(starts)
  })
})

let shared: World
shareWorld(setUpApi, (world) => {
  shared = world
})

/** With a shop of its own. */
async function setUp() {
  const world = shared
  const { firestore, clock } = world
  const { now } = clock
  const maker = await world.registered()
  const handle = `prints-${maker.id}`.slice(0, 40)
  await maker.request('POST', '/api/v1/shop', { handle, name: 'Prints', currency: 'EUR', country: 'DE' })
  const store = createOrderStore(firestore, now)
  const count = createCounting({ firestore, store, countryOf: async () => 'DE' })
  return {
    ...world,
    maker,
    count,
    changing: createChanging({ firestore, store, publish: async () => '', now }),
    place: (options: OrderOptions = {}) => placeOrder({ firestore, now }, maker.id, options),
    figures: async (by = 'day') => (await maker.request('GET', `/api/v1/shop/figures?by=${by}`)).json(),
  }
}

test('orders count on their day, week and month, once, and cancelled ones do not', async () => {
  const world = await setUp()
  const first = await world.place()
  const other = await world.place()
  await Promise.all([first, first, other].map((order) => world.count(order)))
  await world.count(first)
  const earlier = isoTime(world.clock.now() - 40 * 86_400_000)
  await world.count(await world.place({ placedAt: earlier }))
  expect(await world.figures('day')).toMatchObject({ orders: 2, revenue: 5950, average: 2975 })
  const months = await world.figures('month')
  expect(months).toMatchObject({ orders: 3, revenue: 8925 })
  expect(months.periods).toHaveLength(12)

  const cancelled = await world.changing.change(
    other.id,
    (order) => order && { ...order, state: 'cancelled' },
  )
  await Promise.all([world.count(cancelled!), world.count(cancelled!)])
  expect(await world.figures('week')).toMatchObject({ orders: 2, revenue: 5950 })
})

test('bestsellers are those sold most often', async () => {
  const world = await setUp()
  const print = { productId: 'print', title: 'Print' }
  for (const order of [
    await world.place({
      lines: [
        { ...print, quantity: 3 },
        { productId: 'mug', title: 'Mug', quantity: 4 },
      ],
    }),
    await world.place({
      lines: [
        { ...print, quantity: 2 },
        { ...print, quantity: 1, variantTitle: 'A2' },
      ],
    }),
  ])
    await world.count(order)
  expect((await world.figures()).bestsellers).toMatchObject([
    { productId: 'print', quantity: 6, revenue: 6 * 1190 },
    { productId: 'mug', title: 'Mug', quantity: 4 },
  ])
})

test('checkouts that were left, and stock that runs out', async () => {
  const world = await setUp()
  await world.place({ state: 'abandoned', placedAt: null })
  await world.place({
    state: 'abandoned',
    placedAt: null,
    addedAt: isoTime(world.clock.now() - 31 * 86_400_000),
  })
  const product = await world.maker.request('POST', '/api/v1/shop/products', {
    title: 'Lamp',
    status: 'published',
    variants: [{ sku: '', options: [], price: 100, compareAt: null, weight: 0, onHand: 3 }],
  })
  expect(product.statusCode).toBe(201)
  expect(await world.figures()).toMatchObject({
    basketsLeft: 1,
    stockWarnings: [{ title: 'Lamp', available: 3, productId: product.json().id }],
  })
})

test('a person without a shop has no figures', async () => {
  const world = await setUp()
  const ben = await world.registered()
  expect((await ben.request('GET', '/api/v1/shop/figures')).statusCode).toBe(404)
})
