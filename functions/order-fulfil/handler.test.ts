import { expect, test } from 'vitest'
import { EXTRACTORS } from '../../services/papers/extract.ts'
import { shareWorld } from '../../services/platform/test-shared-world.ts'
import { EMPTY } from '../../services/shop/carts/record.ts'
import { createCartStore } from '../../services/shop/carts/store.ts'
import { raised } from '../../services/shop/orders/steps.ts'
import { type OrderOptions, someLine } from '../../services/shop/orders/test-orders.ts'
import { createTestCharges } from '../../services/shop/payments/test-charges.ts'
import { type SharedWorld, setUp as setUpAlone, setUpIn, startShared, WANTED } from './test-world.ts'

let shared: SharedWorld
shareWorld(startShared, (world) => {
  shared = world
})

const setUp = () => setUpIn(shared)

test('an order takes its stock, gets its invoice, and both sides get mail', async () => {
  const world = await setUp()
  const placed = await world.place({ isPaid: true, mails: WANTED })
  await world.fulfil(placed.id)

  const order = await world.order(placed.id)
  expect(order).toMatchObject({ reservation: 'taken', doneRevision: 1, sweepAt: null })
  expect(await world.stock(order.lines[0]!.variantId)).toMatchObject({ onHand: 8, reserved: 0 })
  expect(order.invoice?.number).toMatch(/^\d{4}-0001$/)
  const pdf = await world.paper(order.id, order.invoice!.paper!.name)
  expect((await EXTRACTORS['pdf.js'](pdf)).join(' ')).toContain(`Invoice ${order.invoice!.number}`)
  expect(pdf.length).toBe(order.invoice!.paper!.size)

  const [toCustomer, toMaker] = world.mailbox.mails
  expect(toCustomer).toMatchObject({
    to: { text: 'ben@buyer.example' },
    subject: `Your order ${order.number} at Ana’s prints`,
    replyTo: { text: 'hello@prints.example' },
  })
  expect(toCustomer?.from?.text).toContain('Ana’s prints')
  expect(toCustomer?.text).toContain(
    `http://localhost:8080/shop/prints/orders/${order.id}?key=${order.linkKey}`,
  )
  expect(toCustomer?.text).toContain('2 × Print of a lighthouse, A3')
  expect(toMaker).toMatchObject({
    to: { text: 'hello@prints.example' },
    replyTo: { text: 'ben@buyer.example' },
  })
  expect(order.mails.map(({ state }) => state)).toEqual(['sent', 'sent'])

  const usage = (await world.maker.request('GET', '/api/v1/account')).json()
  expect(JSON.stringify(usage)).toContain(String(pdf.length))
  const fetched = (await world.maker.request('GET', `/api/v1/shop/orders/${order.id}/invoice`)).json()
  expect(fetched.url).toContain(encodeURIComponent(order.invoice!.number).slice(0, 4))
})

test.each<[string, OrderOptions]>([
  ['an order whose process ended too early', { isPaid: true }],
  [
    'an order that was paid just before its reservation ended',
    {
      paymentMethod: 'test-card',
      state: 'pending',
      placedAt: null,
      reservedUntil: '2000-01-01T00:00:00.000Z',
    },
  ],
])('the cart of %s is emptied, once', async (_, options) => {
  const world = await setUp()
  const { firestore, clock, maker } = world
  const carts = createCartStore(firestore, clock.now)
  const cart = { accountId: null, guestId: 'guest-1' }
  const place = { ownerId: maker.id, handle: 'prints', buyer: cart }
  const line = { ...someLine({ id: 'line-1' }), seenPrice: 1190, seenTitle: 'Print' }
  await carts.save(place, null, { ...EMPTY, lines: [{ ...line, quantity: 5 }] })
  const { id, totals } = await world.place({ ...options, cart, lines: [{ id: 'line-1', quantity: 2 }] })
  await createTestCharges(firestore, clock.now).change(id, () => ({
    ...{ ownerId: maker.id, amount: totals.total, currency: 'EUR' },
    ...{ state: 'succeeded', reason: '', at: '2000-01-01T00:00:00.000Z', refunds: {} },
  }))
  await world.fulfil(id)
  await world.store.change(id, (order) => order && raised(order))
  await world.fulfil(id)
  expect(await world.order(id)).toMatchObject({ state: 'paid', reservation: 'taken' })
  expect(await carts.get(place)).toMatchObject({ lines: [{ id: 'line-1', quantity: 3 }], revision: 2 })
})

test('the same event twice, twice at once, and late, does everything once', async () => {
  const world = await setUp()
  const { id } = await world.place({ mails: WANTED })
  await Promise.all([world.fulfil(id), world.fulfil(id), world.fulfil(id)])
  const once = await world.order(id)
  await world.fulfil(id)
  expect(await world.order(id)).toEqual(once)
  expect(await world.stock(once.lines[0]!.variantId)).toMatchObject({ onHand: 8, reserved: 0 })
  expect(world.subjects()).toHaveLength(2)
  const [files] = await world.buckets.papers.getFiles({ prefix: `shop/orders/${world.maker.id}/${id}/` })
  expect(files).toHaveLength(1)
  const figures = (await world.maker.request('GET', '/api/v1/shop/figures')).json()
  expect(figures).toMatchObject({ orders: 1, revenue: 2975 })
})

test('numbers have no gaps and no doubles, however many orders are fulfilled at once', async () => {
  const world = await setUp()
  const orders = await Promise.all(Array.from({ length: 8 }, () => world.place()))
  await Promise.all([...orders, ...orders].map(({ id }) => world.fulfil(id)))
  const numbers = await Promise.all(orders.map(async ({ id }) => (await world.order(id)).invoice!.number))
  const year = numbers[0]!.slice(0, 4)
  expect(numbers.sort()).toEqual(Array.from({ length: 8 }, (_, at) => `${year}-000${at + 1}`))
})

test.each([
  // Half past eleven on New Year's Eve in London is the new year in Berlin.
  ['DE', 1],
  ['US', 0],
])('the year of a number changes at the midnight of the shop in %s', async (country, later) => {
  await using world = await setUpAlone({ country, currency: country === 'US' ? 'USD' : 'EUR' })
  const eve = (year: number) => Date.UTC(year, 11, 31, 23, 30)
  const now = world.clock.now()
  const thisYear = new Date(now).getUTCFullYear()
  const year = now < eve(thisYear) ? thisYear : thisYear + 1
  world.clock.advance(eve(year) - now)
  const { id } = await world.place()
  await world.fulfil(id)
  expect((await world.order(id)).invoice?.number).toBe(`${year + later}-0001`)
})

test('an order that was cancelled first gets neither stock nor an invoice', async () => {
  const world = await setUp()
  const { id, lines } = await world.place()
  await world.maker.request('POST', `/api/v1/shop/orders/${id}/transitions`, { to: 'cancelled' })
  await world.fulfil(id)
  const order = await world.order(id)
  expect(order).toMatchObject({ invoice: null, reservation: 'released', creditNotes: [] })
  expect(await world.stock(lines[0]!.variantId)).toMatchObject({ onHand: 10, reserved: 0 })
  expect(world.subjects()).toEqual([`Your order ${order.number} was cancelled`])
})

test('an order that waits for its payment gets neither', async () => {
  const world = await setUp()
  const reservedUntil = new Date(world.clock.now() + 60_000).toISOString()
  const { id, lines } = await world.place({ state: 'pending', placedAt: null, reservedUntil })
  await world.fulfil(id)
  expect(await world.order(id)).toMatchObject({ invoice: null, reservation: 'held', counted: null })
  expect(await world.stock(lines[0]!.variantId)).toMatchObject({ onHand: 10, reserved: 2 })
})

test('a mail is retried when it certainly was not sent, and not when it may have been', async () => {
  const world = await setUp()
  const { id } = await world.place({ mails: WANTED.slice(0, 1) })
  world.mailbox.behave(451)
  await expect(world.fulfil(id)).rejects.toMatchObject({ code: 'temporary' })
  expect((await world.order(id)).mails).toMatchObject([{ state: 'wanted' }])
  world.mailbox.behave('hang up')
  await world.fulfil(id)
  expect((await world.order(id)).mails).toMatchObject([{ state: 'sending' }])
  world.mailbox.behave('take')
  await world.fulfil(id)
  expect(world.subjects()).toHaveLength(1)
})

test('an address that the mail server refuses is told in the history', async () => {
  const world = await setUp()
  const { id } = await world.place({ mails: WANTED.slice(0, 1) })
  world.mailbox.behave(550)
  await world.fulfil(id)
  const order = await world.order(id)
  expect(order.mails).toMatchObject([{ state: 'failed' }])
  expect(order.history.at(-1)?.why).toBe('A mail (confirmation) could not be delivered.')
  expect(order.doneRevision).toBe(order.revision)
})

test("an event about another shop's order, or none, does nothing", async () => {
  const world = await setUp()
  const { id } = await world.place()
  const handle = world.handler()
  await handle({ ownerId: 'somebody-else', orderId: id })
  await handle({ ownerId: world.maker.id, orderId: 'nothing' })
  expect(await world.order(id)).toMatchObject({ reservation: 'held', invoice: null })
})
