// Orders whose texts and amounts nobody expected are fulfilled like all others.
import { expect, test } from 'vitest'
import { EXTRACTORS } from '../../services/papers/extract.ts'
import { shareWorld } from '../../services/platform/test-shared-world.ts'
import { someAddress } from '../../services/shop/orders/test-orders.ts'
import { type FulfilWorldOptions, openShop, type SharedWorld, startShared } from './test-world.ts'

let shared: SharedWorld
shareWorld(startShared, (world) => {
  shared = world
})

/** A shop of its own, and an empty mailbox. */
async function setUp(options?: FulfilWorldOptions) {
  shared.mailbox.mails.length = 0
  return { ...shared, ...(await openShop(shared, options)) }
}

const WANTED = [
  { kind: 'confirmation' as const, about: '', state: 'wanted' as const },
  { kind: 'new-order' as const, about: '', state: 'wanted' as const },
]

const textOf = async (pdf: Buffer) => (await EXTRACTORS['pdf.js'](pdf)).join(' ')

test.each([
  ['signs nobody sees', 'a\u0000b\u0001c\u001bd\u0085e\u202ef\ufefffffe\uffff'],
  ['markup', '<script>alert(1)</script> & </ram:Name> ]]> <!-- #eval("1") $x$ *b* @label // /* \\'],
  ['letters no font has', '𒀀𒁀 العربية ไทย 👨‍👩‍👧‍👦🫒'],
  ['one word that never ends', 'W'.repeat(160)],
])('an order with %s in all of its texts gets its invoice and its mails', async (_what, text) => {
  const world = await setUp()
  const { id } = await world.place({
    ...{ isPaid: true, mails: WANTED, note: text, instructions: text },
    lines: [{ title: text, variantTitle: text, note: text, sku: text.slice(0, 64) }],
    billingAddress: { ...someAddress, name: text.slice(0, 120), company: text.slice(0, 120) },
  })
  await world.fulfil(id)
  const order = await world.order(id)
  expect(order).toMatchObject({ doneRevision: 1, reservation: 'taken' })
  expect(order.mails.map(({ state }) => state)).toEqual(['sent', 'sent'])
  expect(await textOf(await world.paper(id, order.invoice!.paper!.name))).toContain(order.invoice!.number)
  for (const { html } of world.mailbox.mails) expect(String(html)).not.toContain('<script>')
})

test('a hundred lines are on one invoice', async () => {
  const world = await setUp()
  const lines = Array.from({ length: 100 }, (_, n) => ({ title: `Article ${n + 1}`, quantity: 9999 }))
  const { id } = await world.place({ isPaid: true, lines, onHand: null })
  await world.fulfil(id)
  const { invoice } = await world.order(id)
  expect(await textOf(await world.paper(id, invoice!.paper!.name))).toContain('Article 100')
})

test.each([
  ['JP', 'JPY', '￥2,975'],
  ['KW', 'KWD', '2.975'],
])('an order from %s is invoiced in whole minor units of %s', async (country, currency, total) => {
  const world = await setUp({ country, currency })
  const placed = await world.place({ isPaid: true })
  const totals = { ...placed.totals, currency }
  await world.store.change(placed.id, (found) => found && { ...found, totals })
  await world.fulfil(placed.id)
  const { invoice } = await world.order(placed.id)
  expect(await textOf(await world.paper(placed.id, invoice!.paper!.name))).toContain(total)
})

test('an order that costs nothing gets its invoice, and a cancellation gives nothing back', async () => {
  const world = await setUp()
  const placed = await world.place({ isPaid: true })
  const { totals, lines } = placed
  const free = lines.map((line) => ({ ...line, discount: line.subtotal, tax: 0, total: 0 }))
  const nothing = { subtotal: 2380, discount: 2380, shipping: 0, shippingTax: 0, tax: 0, total: 0, taxes: [] }
  await world.store.change(
    placed.id,
    (found) =>
      found && {
        ...found,
        lines: free,
        totals: { ...totals, ...nothing },
        payments: found.payments.map((event) => ({ ...event, amount: 0 })),
      },
  )
  await world.fulfil(placed.id)
  const { invoice } = await world.order(placed.id)
  expect(await textOf(await world.paper(placed.id, invoice!.paper!.name))).toContain('Nothing is to be paid.')
  const cancel = `/api/v1/shop/orders/${placed.id}/transitions`
  expect((await world.maker.request('POST', cancel, { to: 'cancelled' })).json()).toMatchObject({
    refunds: [],
  })
  await world.fulfil(placed.id)
  expect(await world.order(placed.id)).toMatchObject({ creditNotes: [], doneRevision: 2 })
})

test('the order of a shop that is closed, and has another handle, is fulfilled', async () => {
  const world = await setUp()
  const old = { handle: `prints-${world.maker.id}`.slice(0, 40), name: 'Ana’s prints', email: '' }
  const { id } = await world.place({ isPaid: true, mails: WANTED.slice(0, 1), shop: old })
  const handle = `new-${world.maker.id}`.slice(0, 40)
  await world.maker.request('PATCH', '/api/v1/shop', { isOpen: false, handle })
  await world.fulfil(id)
  expect(await world.order(id)).toMatchObject({ reservation: 'taken', doneRevision: 1 })
  const link = /\/shop\/[^\s]+/.exec(String(world.mailbox.mails[0]?.text))![0]
  const [path, query] = link.split('?')
  const seen = await world.browser().request('GET', `/api/v1${path!.replace('/shop/', '/shops/')}?${query}`)
  expect(seen.json()).toMatchObject({ id })
})

test('the order of a product that is deleted, and whose stock is gone, is fulfilled and cancelled', async () => {
  const world = await setUp()
  const { id, lines } = await world.place({ isPaid: true })
  await world.firestore.collection('shopStock').doc(lines[0]!.variantId).delete()
  await world.fulfil(id)
  const cancel = `/api/v1/shop/orders/${id}/transitions`
  expect((await world.maker.request('POST', cancel, { to: 'cancelled' })).json().state).toBe('cancelled')
  await world.fulfil(id)
  expect(await world.order(id)).toMatchObject({ reservation: 'released' })
  expect(await world.stock(lines[0]!.variantId)).toBeUndefined()
})

test('an event for an order of a shop that is gone leaves nothing', async () => {
  const world = await setUp()
  const { id } = await world.place({ isPaid: true, mails: WANTED })
  await world.firestore.collection('shops').doc(world.maker.id).delete()
  await world.fulfil(id)
  expect(await world.order(id)).toMatchObject({ invoice: null, doneRevision: 1 })
})
