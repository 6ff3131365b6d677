import { describe, expect, test } from 'vitest'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { changes, kinds, quantities, restocked, sells, setUp, use } from '../test-cart-world.ts'

let world: Awaited<ReturnType<typeof setUp>>
shareWorld(setUp, (given) => {
  world = given
})

describe('what has changed', () => {
  test('another price is told until the customer says that it was seen', async () => {
    const { maker, at } = await world.shop()
    const oil = await sells(maker)
    const guest = world.browser()
    await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
    await changes(maker, oil, restocked(oil, { price: 1200 }))
    for (const _reload of [1, 2]) {
      const { problems } = await use(guest, 'GET', at)
      expect(problems).toMatchObject([
        { kind: 'price-changed', before: 1000, now: 1200, message: expect.stringContaining('€12.00') },
      ])
    }
    const { revision, mark } = await use(guest, 'GET', at)
    await changes(maker, oil, restocked(oil, { price: 1300 }))
    expect(kinds(await use(guest, 'POST', `${at}/seen`, { revision, mark }))).toEqual(['price-changed'])
    const shown = await use(guest, 'GET', at)
    expect(
      kinds(await use(guest, 'POST', `${at}/seen`, { revision: shown.revision, mark: shown.mark })),
    ).toEqual([])
    expect(kinds(await use(guest, 'GET', at))).toEqual([])
  })

  test('it is told, too, after a change of another line', async () => {
    const { maker, at } = await world.shop()
    const [oil, salt] = [await sells(maker), await sells(maker, {}, { title: 'Salt' })]
    const guest = world.browser()
    await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
    await use(guest, 'POST', `${at}/lines`, { ...salt, quantity: 1 })
    await changes(maker, oil, restocked(oil, { price: 1200 }))
    const cart = await use(guest, 'POST', `${at}/lines`, { ...salt, quantity: 1 })
    expect(cart.problems).toMatchObject([{ kind: 'price-changed', lineId: cart.lines[0]?.id }])
    expect(kinds(await use(guest, 'PATCH', `${at}/lines/${cart.lines[0]?.id}`, { quantity: 2 }))).toEqual([])
  })

  test('what is sold out or no longer sold leaves the cart when that was seen', async () => {
    const { maker, at } = await world.shop()
    const [oil, salt, tea] = [
      await sells(maker),
      await sells(maker, {}, { title: 'Salt' }),
      await sells(maker, {}, { title: 'Tea' }),
    ]
    const guest = world.browser()
    for (const each of [oil, salt, tea]) await use(guest, 'POST', `${at}/lines`, { ...each, quantity: 2 })
    await changes(maker, oil, restocked(oil, { onHand: 0 }))
    await changes(maker, salt, { status: 'archived' })
    await changes(maker, tea, restocked(tea, { onHand: 1 }))
    const cart = await use(guest, 'GET', at)
    expect(kinds(cart)).toEqual(['sold-out', 'not-sold', 'less-stock'])
    expect(cart.problems[1]?.message).toContain('Salt')
    expect(quantities(cart)).toEqual([1])
    await use(guest, 'POST', `${at}/seen`, { revision: cart.revision })
    await changes(maker, oil, restocked(oil, { onHand: 5 }))
    const after = await use(guest, 'GET', at)
    expect([quantities(after), kinds(after)]).toEqual([[1], []])
  })

  test('what somebody else’s tab saw does not count for a cart that has changed since', async () => {
    const { maker, at } = await world.shop()
    const oil = await sells(maker, { onHand: 2 })
    const guest = world.browser()
    const { revision, lines } = await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
    await use(guest, 'PATCH', `${at}/lines/${lines[0]?.id}`, { quantity: 5 })
    expect(kinds(await use(guest, 'POST', `${at}/seen`, { revision }))).toEqual(['less-stock'])
  })
})

describe('stock', () => {
  test('a quantity beyond it is capped with a notice, for a line that is there and for a new one', async () => {
    const { maker, at } = await world.shop()
    const oil = await sells(maker, { onHand: 3 })
    const guest = world.browser()
    const { lines } = await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
    const capped = await use(guest, 'PATCH', `${at}/lines/${lines[0]?.id}`, { quantity: 5 })
    expect(quantities(capped)).toEqual([3])
    expect(capped.problems).toMatchObject([{ kind: 'less-stock', before: 5, now: 3 }])
    const other = await use(world.browser(), 'POST', `${at}/lines`, { ...oil, quantity: 9 })
    expect([quantities(other), kinds(other)]).toEqual([[3], ['less-stock']])
  })

  test('lines of one variant draw on one stock', async () => {
    const { maker, at } = await world.shop()
    const oil = await sells(maker, { onHand: 12 })
    const guest = world.browser()
    await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 10, note: 'For Ana' })
    const cart = await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 5, note: 'For Bob' })
    expect(quantities(cart)).toEqual([10, 2])
    expect(kinds(cart)).toEqual(['less-stock'])
  })

  test('when not one more can be had, adding is refused', async () => {
    const { maker, at } = await world.shop()
    const [oil, salt] = [await sells(maker, { onHand: 2 }), await sells(maker, { onHand: 0 })]
    const guest = world.browser()
    await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 2 })
    const refused = await guest.request('POST', `${at}/lines`, { ...oil, quantity: 1 })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'less-stock'])
    const none = await guest.request('POST', `${at}/lines`, { ...salt, quantity: 1 })
    expect([none.statusCode, none.json().code]).toEqual([409, 'sold-out'])
    expect(await use(guest, 'GET', at)).toMatchObject({ revision: 1, problems: [] })
  })

  test('clicks at the same moment all count', async () => {
    const { maker, at } = await world.shop()
    const oil = await sells(maker, { onHand: null })
    const bob = await world.registered()
    await Promise.all(
      Array.from({ length: 8 }, () => use(bob, 'POST', `${at}/lines`, { ...oil, quantity: 1 })),
    )
    expect(quantities(await use(bob, 'GET', at))).toEqual([8])
  })
})
