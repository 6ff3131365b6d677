import { describe, expect, test } from 'vitest'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { cartCookie, quantities, sells, setUp, use } from '../test-cart-world.ts'

let world: Awaited<ReturnType<typeof setUp>>
shareWorld(setUp, (given) => {
  world = given
})

describe('guests', () => {
  test('somebody who only looks has an empty cart that is not stored', async () => {
    const { maker, at } = await world.shop()
    const guest = world.browser()
    expect(await use(guest, 'GET', at)).toMatchObject({ revision: 0, lines: [], totals: { total: 0 } })
    await use(guest, 'DELETE', at)
    expect(await world.stored(maker)).toEqual([])
    expect(cartCookie(guest)).toBeUndefined()
  })

  test('a cart is known by its signed cookie', async () => {
    const { maker, at } = await world.shop()
    const oil = await sells(maker)
    const guest = world.browser()
    const cart = await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 2 })
    expect(cart).toMatchObject({
      revision: 1,
      lines: [{ ...oil, title: 'Olive oil', quantity: 2, unitPrice: 1000, total: 2000 }],
      totals: { total: 2000 },
    })
    expect(await use(guest, 'GET', at)).toEqual(cart)
    expect((await use(world.browser(), 'GET', at)).lines).toEqual([])
  })

  test('the cookie is for the browser alone, and says nothing', async () => {
    const { maker, at } = await world.shop()
    const oil = await sells(maker)
    const answer = await world.browser().request('POST', `${at}/lines`, { ...oil, quantity: 1 })
    expect(answer.cookies).toMatchObject([
      { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 60 * 86_400 },
    ])
    expect(answer.body).not.toContain(answer.cookies[0]?.value.split('.')[0])
    expect(JSON.stringify(answer.cookies)).not.toContain(maker.id)
  })

  test.each<[string, (own: string[], foreign: string[]) => string[]]>([
    ['the id of another', ([, key = '', signature = ''], [id = '']) => [id, key, signature]],
    ['another signature', (_own, [id = '', key = '', made = '']) => [id, key, made.replace(/^./, otherSign)]],
    ['another key', (_own, [id = '', , signature = '']) => [id, '2', signature]],
    ['no signature', (_own, [id = '', key = '']) => [id, key, '']],
    ['anything', () => ['a'.repeat(80)]],
  ])('a cookie with %s opens no cart', async (_name, forge) => {
    const { maker, at } = await world.shop()
    const oil = await sells(maker)
    const [guest, eve] = [world.browser(), world.browser()]
    for (const each of [guest, eve]) await use(each, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
    const [name = '', { value: foreign } = { value: '' }] = cartCookie(guest) ?? []
    const [, own = { value: '', path: '/' }] = cartCookie(eve) ?? []
    const value = forge(own.value.split('.'), foreign.split('.')).join('.')
    eve.cookies.set(name, { ...own, value })
    expect((await use(eve, 'GET', at)).lines).toEqual([])
    await use(eve, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
    expect(await world.stored(maker)).toHaveLength(3)
  })

  test('a cookie of one shop opens nothing in another', async () => {
    const [here, there] = [await world.shop(), await world.shop()]
    const guest = world.browser()
    await use(guest, 'POST', `${here.at}/lines`, { ...(await sells(here.maker)), quantity: 1 })
    const [, cookie = { value: '', path: '/' }] = cartCookie(guest) ?? []
    const other = world.browser()
    await use(other, 'POST', `${there.at}/lines`, { ...(await sells(there.maker)), quantity: 1 })
    const [name = ''] = cartCookie(other) ?? []
    other.cookies.set(name, cookie)
    expect((await use(other, 'GET', there.at)).lines).toEqual([])
  })

  test('a cart is gone two months after its last change', async () => {
    const { maker, at } = await world.shop()
    const oil = await sells(maker)
    const guest = world.browser()
    await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
    await world.clock.advance(60 * 86_400_000)
    expect(await use(guest, 'GET', at)).toMatchObject({ revision: 0, lines: [] })
  })
})

describe('signing in', () => {
  test("the guest's cart is moved into the account's, on every device", async () => {
    const { maker, at } = await world.shop()
    const [oil, salt] = [await sells(maker), await sells(maker, {}, { title: 'Salt' })]
    const bob = await world.registered()
    await use(bob, 'POST', `${at}/lines`, { ...oil, quantity: 3 })
    const phone = bob.copy()
    for (const name of phone.cookies.keys()) phone.cookies.delete(name)
    await use(phone, 'POST', `${at}/lines`, { ...oil, quantity: 4 })
    await use(phone, 'POST', `${at}/lines`, { ...salt, quantity: 1 })

    for (const [name, cookie] of bob.cookies) phone.cookies.set(name, cookie)
    const merged = await use(phone, 'GET', at)
    expect(merged.lines).toMatchObject([
      { ...oil, quantity: 7 },
      { ...salt, quantity: 1 },
    ])
    expect(cartCookie(phone)).toBeUndefined()
    expect(await use(bob, 'GET', at)).toEqual(merged)
    expect(await world.stored(maker)).toEqual([expect.stringMatching(/^account-/)])
  })

  test('by many requests at once it is moved once', async () => {
    const { maker, at } = await world.shop()
    const oil = await sells(maker)
    const bob = await world.registered()
    await use(bob, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
    const guest = world.browser()
    await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 2 })
    const [name = '', cookie = { value: '', path: '/' }] = cartCookie(guest) ?? []
    bob.cookies.set(name, cookie)
    const tabs = Array.from({ length: 6 }, () => bob.copy())
    await Promise.all(tabs.map((tab) => use(tab, 'GET', at)))
    expect(quantities(await use(bob, 'GET', at))).toEqual([3])
  })

  test('more than there is of both is told', async () => {
    const { maker, at } = await world.shop()
    const oil = await sells(maker, { onHand: 5 })
    const bob = await world.registered()
    await use(bob, 'POST', `${at}/lines`, { ...oil, quantity: 3 })
    const guest = world.browser()
    await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 4 })
    for (const [name, cookie] of guest.cookies) bob.cookies.set(name, cookie)
    const cart = await use(bob, 'GET', at)
    expect(quantities(cart)).toEqual([5])
    expect(cart.problems).toMatchObject([{ kind: 'less-stock', before: 7, now: 5 }])
  })
})

test('where it goes decides about shipping and is kept', async () => {
  const { maker, at } = await world.shop()
  const oil = await sells(maker)
  const method = {
    ...{ id: 'post', name: 'Post', description: '', countries: ['FR'], freeFrom: null, taxClass: 'standard' },
    rates: [{ maxWeight: null, maxTotal: null, price: 490 }],
  }
  await maker.request('PATCH', '/api/v1/shop', { shipping: [method] })
  await world.clock.advance(1000)
  const guest = world.browser()
  expect((await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 1 })).problems).toMatchObject([
    { kind: 'no-shipping', message: expect.stringContaining('Germany') },
  ])
  const to = { country: 'FR', shippingMethodId: 'post' }
  const cart = await use(guest, 'PUT', `${at}/destination`, to)
  expect(cart).toMatchObject({ destination: to, problems: [], totals: { shipping: 490, total: 1490 } })
  expect((await use(guest, 'DELETE', `${at}/lines/${cart.lines[0]?.id}`)).lines).toEqual([])
})

const otherSign = (sign: string) => (sign === 'a' ? 'b' : 'a')
