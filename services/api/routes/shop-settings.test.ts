import { expect, test } from 'vitest'
import { stopTime } from '../../../tests/stop-time.ts'
import { newId } from '../../platform/ids.ts'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { createForgetting } from '../../shop/forgetting.ts'
import { placeOrder } from '../../shop/orders/test-orders.ts'
import { createShopReader } from '../../shop/shops/reader.ts'
import { createShopStore } from '../../shop/shops/store.ts'
import { product } from '../test-shop-world.ts'
import { type Browser, setUp as setUpApi, type WorldOptions } from '../test-world.ts'

async function setUp(options?: WorldOptions) {
  const world = await setUpApi(options)
  const handle = (name: string) => `${name}-${newId()}`
  return {
    ...world,
    handle,
    open: (person: Browser, opening: object = {}) =>
      person.request('POST', '/api/v1/shop', {
        ...{ handle: handle('prints'), name: 'Ana’s prints', currency: 'EUR', country: 'DE' },
        ...opening,
      }),
    anotherReader: () =>
      createShopReader({ store: createShopStore(world.firestore, world.clock.now), now: world.clock.now }),
  }
}

let world: Awaited<ReturnType<typeof setUp>>
shareWorld(setUp, (given) => {
  world = given
})

const edit = (person: Browser, changes: object) => person.request('PATCH', '/api/v1/shop', changes)
const fieldsOf = (answer: { json(): { errors?: { field: string }[] } }) =>
  (answer.json().errors ?? []).map(({ field }) => field)

test('a new shop is closed and has what is usual in its country', async () => {
  const ana = await world.registered()
  expect((await ana.request('GET', '/api/v1/shop')).statusCode).toBe(404)
  const opened = await world.open(ana)
  expect(opened.statusCode).toBe(201)
  const shop = opened.json()
  expect(shop).toMatchObject({
    id: ana.id,
    isOpen: false,
    language: 'de',
    tax: { isRegistered: true, pricesIncludeTax: true, rates: { DE: { standard: 1900, reduced: 700 } } },
    shipping: [{ name: 'Standard', countries: ['DE'] }],
    payments: { invoice: { isOn: true }, testCard: { isOn: false }, stripe: { isOn: false } },
  })
  expect(shop.missing[0]).toBe('A published product')
  expect((await ana.request('GET', '/api/v1/shop')).json()).toEqual(shop)
})

test('where tax differs within the country, none is charged until the maker says so', async () => {
  const shop = (await world.open(await world.registered(), { currency: 'USD', country: 'US' })).json()
  expect(shop.tax).toMatchObject({ isRegistered: false, pricesIncludeTax: false, rates: {} })
})

test('what is missing goes as it is added', async () => {
  const ana = await world.registered()
  const { missing, address } = (await world.open(ana)).json()
  expect(missing).toContain('An e-mail address where customers reach you')
  const edited = (
    await edit(ana, {
      email: 'hello@prints.example',
      address: { ...address, line1: 'Street 1', city: 'Berlin', postalCode: '10115' },
    })
  ).json()
  const gone = missing.filter((words: string) => !edited.missing.includes(words))
  expect(gone).toEqual([
    'Your address, for invoices and the imprint',
    'An e-mail address where customers reach you',
  ])
})

test('an account has one shop', async () => {
  const ana = await world.registered()
  await world.open(ana)
  const again = await world.open(ana)
  expect([again.statusCode, again.json().code]).toEqual([409, 'shop-exists'])
})

test('of two who want one handle at once, one gets it', async () => {
  const people = [await world.registered(), await world.registered()]
  const handle = world.handle('wanted')
  const answers = await Promise.all(people.map((person) => world.open(person, { handle })))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  const refused = answers.find(({ statusCode }) => statusCode === 409)
  expect(refused?.json()).toMatchObject({ code: 'handle-taken', errors: [{ field: 'handle' }] })
})

test('an earlier handle stays the shop’s own', async () => {
  const [ana, bob] = [await world.registered(), await world.registered()]
  const [first, second] = [world.handle('first'), world.handle('second')]
  await world.open(ana, { handle: first })
  expect((await edit(ana, { handle: second })).json().handle).toBe(second)
  expect((await world.open(bob, { handle: first })).statusCode).toBe(409)

  const { reader } = world.shop
  expect(await reader.byHandle(first)).toMatchObject({ ownerId: ana.id, handle: second })
  expect((await edit(ana, { handle: first })).json().handle).toBe(first)
  expect(await reader.byHandle(second)).toMatchObject({ handle: first })
})

test('a shop has ten handles at most', async () => {
  const ana = await world.registered()
  await world.open(ana)
  for (let number = 2; number <= 10; number += 1)
    expect((await edit(ana, { handle: world.handle(`name-${number}`) })).statusCode).toBe(200)
  const more = await edit(ana, { handle: world.handle('name-11') })
  expect([more.statusCode, more.json().code, fieldsOf(more)]).toEqual([409, 'too-many', ['handle']])
})

test.each([
  ['ab', 'at least 3'],
  ['a'.repeat(41), 'at most 40'],
  ['admin', 'reserved'],
  ['shop-images', 'reserved'],
  ['www', 'reserved'],
  ['../etc', 'only the letters'],
  ['Prints', 'only the letters'],
  ['prïnts', 'only the letters'],
  ['рrints', 'only the letters'],
  ['ａdmin', 'only the letters'],
  ['prints\u200b', 'only the letters'],
  ['prints shop', 'only the letters'],
  ['-prints', 'begins and ends'],
  ['prints-', 'begins and ends'],
  ['xn--prnts-9ua', 'xn--'],
])('the handle %j is refused with a reason', async (handle, reason) => {
  const ana = await world.registered()
  const asked = await ana.request('GET', `/api/v1/shop-handles/${encodeURIComponent(handle)}`)
  expect(asked.json()).toMatchObject({ isAvailable: false, reason: expect.stringContaining(reason) })
  const opened = await world.open(ana, { handle })
  expect([opened.statusCode, fieldsOf(opened)]).toEqual([400, ['handle']])
  expect(opened.json().detail).toContain(reason)
})

test('whether a handle is free can be asked before', async () => {
  const [ana, bob] = [await world.registered(), await world.registered()]
  const handle = world.handle('prints')
  const ask = async (person: Browser) =>
    (await person.request('GET', `/api/v1/shop-handles/${handle}`)).json()
  expect(await ask(bob)).toEqual({ isAvailable: true, reason: null })
  await world.open(ana, { handle })
  expect(await ask(bob)).toEqual({ isAvailable: false, reason: 'This handle is taken.' })
  expect((await ask(ana)).isAvailable).toBe(true)
})

const method = {
  ...{ id: 'a', name: 'Parcel', description: '', countries: ['DE'], freeFrom: null, taxClass: 'standard' },
  rates: [{ maxWeight: null, maxTotal: null, price: 490 }],
}

test.each<[string, object, string]>([
  ['an unknown field', { owner: 'me' }, 'owner'],
  ['a currency that does not exist', { currency: 'ZZZ' }, 'currency'],
  ['a country that does not exist', { country: 'ZZ' }, 'country'],
  ['an empty name', { name: '  ' }, 'name'],
  ['a name that nobody sees', { name: '\u200b\ufeff' }, 'name'],
  ['a name that turns around what follows', { name: 'Shop\u202e' }, 'name'],
  ['two lines where one is shown', { tagline: 'Oil\r\nand more' }, 'tagline'],
  ['an address of mail that ends a header', { email: 'a@b.example\r\nBcc: c@d.example' }, 'email'],
  ['a rate of more than everything', taxed({ standard: 10_001, reduced: 0 }), 'tax.rates.DE.standard'],
  ['a rate below nothing', taxed({ standard: -1, reduced: 0 }), 'tax.rates.DE.standard'],
  ['a fraction of a cent', priced(4.9), 'shipping.0.rates.0.price'],
  ['a price that is no number', priced('NaN'), 'shipping.0.rates.0.price'],
  ['a price beyond all prices', priced(1e15), 'shipping.0.rates.0.price'],
  ['a way of shipping without rates', { shipping: [{ ...method, rates: [] }] }, 'shipping.0.rates'],
  ['two ways with one id', { shipping: [method, method] }, 'shipping.1.id'],
  ['a country without people', { shipping: [{ ...method, countries: ['XX'] }] }, 'shipping.0.countries.0'],
  ['a colour that is a style', look({ accent: 'red;}' }), 'look.accent'],
  ['a photo that is not there', look({ heroPhotoId: 'nothing' }), 'look.heroPhotoId'],
])('%s is refused with its field', async (_, changes, field) => {
  const ana = await world.registered()
  const before = (await world.open(ana)).json()
  const answer = await edit(ana, changes)
  expect([answer.statusCode, fieldsOf(answer)]).toEqual([400, [field]])
  expect((await ana.request('GET', '/api/v1/shop')).json()).toEqual(before)
})

function taxed(rates: object) {
  const tax = { isRegistered: true, pricesIncludeTax: true, number: '', elsewhere: 'home' }
  return { tax: { ...tax, rates: { DE: rates } } }
}

function priced(price: unknown) {
  return { shipping: [{ ...method, rates: [{ maxWeight: null, maxTotal: null, price }] }] }
}

function look(changes: object) {
  return { look: { accent: '#000000', theme: 'auto', heroPhotoId: null, ...changes } }
}

test('the currency stays as long as products have prices in it', async () => {
  const ana = await world.registered()
  await world.open(ana)
  expect((await edit(ana, { currency: 'CHF' })).json().currency).toBe('CHF')
  const { id } = (await ana.request('POST', '/api/v1/shop/products', product())).json()
  const refused = await edit(ana, { currency: 'EUR' })
  expect([refused.statusCode, refused.json().code, fieldsOf(refused)]).toEqual([
    409,
    'currency-in-use',
    ['currency'],
  ])
  expect((await edit(ana, { currency: 'CHF', tagline: 'Same as before' })).statusCode).toBe(200)
  await ana.request('POST', '/api/v1/shop/products/trash', { ids: [id] })
  expect((await edit(ana, { currency: 'EUR' })).statusCode).toBe(409)
  await ana.request('POST', '/api/v1/shop/products/delete', { ids: [id] })
  expect((await edit(ana, { currency: 'EUR' })).json().currency).toBe('EUR')
})

test('the currency stays when something was ordered in it', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  await world.open(ana)
  await placeOrder({ firestore: world.firestore, now: world.clock.now }, ana.id)
  const refused = await edit(ana, { currency: 'CHF' })
  expect([refused.statusCode, fieldsOf(refused)]).toEqual([409, ['currency']])
  expect((await edit(ana, { currency: 'EUR', tagline: 'Same as before' })).statusCode).toBe(200)
})

test('another instance sees an edit within a second', async () => {
  stopTime()
  const ana = await world.registered()
  const { handle } = (await world.open(ana)).json()
  const other = world.anotherReader()
  expect((await other.byHandle(handle))?.isOpen).toBe(false)
  await edit(ana, { isOpen: true })
  expect((await world.shop.reader.byHandle(handle))?.isOpen).toBe(true)
  expect((await other.byHandle(handle))?.isOpen).toBe(false)
  world.clock.advance(1000)
  expect((await other.byHandle(handle))?.isOpen).toBe(true)
})

test('a shop goes with its owner’s account, and its handle is free again', async () => {
  await using world = await setUp({ withStorage: true })
  const [ana, bob] = [await world.registered(), await world.registered()]
  const { handle } = (await world.open(ana)).json()
  const { count, forget } = createForgetting({ ...world, ...world.buckets })
  expect(await count(ana.id)).toMatchObject({ shops: 1 })
  expect(await forget(ana.id)).toBe('all')
  expect(await world.anotherReader().byHandle(handle)).toBeNull()
  expect((await world.open(bob, { handle })).statusCode).toBe(201)
})
