import { expect, test } from 'vitest'
import type { LiveStream } from '../../platform/live.ts'
import { createEmptying } from '../../shop/carts/emptying.ts'
import { createCartStore } from '../../shop/carts/store.ts'
import { createForgetting } from '../../shop/forgetting.ts'
import type { ShopChanges } from '../../shop/schemas.ts'
import { quantities, sells, setUp, use } from '../test-cart-world.ts'

test('an account’s other windows hear of every change, and nobody else does', async () => {
  await using world = await setUp()
  const { maker, at } = await world.shop()
  const oil = await sells(maker)
  const [bob, eve] = [await world.registered(), await world.registered()]
  const live = world.rooms.shop.live as LiveStream<ShopChanges>
  const heard = (accountId: string) => {
    const changes: unknown[] = []
    let wake: () => void = () => undefined
    const stop = live.watch(accountId, '', {
      changed({ type, data }) {
        changes.push([type, data])
        wake()
      },
      failed: (error) => {
        throw error
      },
    })
    const until = async (count: number) => {
      while (changes.length < count) await new Promise<void>((resolve) => (wake = resolve))
      return changes
    }
    return { changes, until, stop }
  }
  const [bobs, eves] = [heard(bob.id), heard(eve.id)]
  await use(bob, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
  expect(await bobs.until(1)).toEqual([['cart', { handle: maker.handle, revision: 1 }]])
  await use(bob, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
  expect((await bobs.until(2)).at(-1)).toEqual(['cart', { handle: maker.handle, revision: 2 }])
  await use(eve, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
  expect(await eves.until(1)).toHaveLength(1)
  expect(bobs.changes).toHaveLength(2)
  bobs.stop()
  eves.stop()
})

test('a cart goes with the account that it is of, and with the shop that it is in', async () => {
  await using world = await setUp({ withStorage: true })
  const [here, there] = [await world.shop(), await world.shop()]
  const bob = await world.registered()
  for (const { maker, at } of [here, there])
    await use(bob, 'POST', `${at}/lines`, { ...(await sells(maker)), quantity: 1 })
  await use(there.maker, 'POST', `${here.at}/lines`, { ...(await sells(here.maker)), quantity: 1 })
  const { forget } = createForgetting({ ...world, ...world.buckets })
  const stored = async () => [...(await world.stored(here.maker)), ...(await world.stored(there.maker))]
  expect(await forget(bob.id)).toBe('all')
  expect(await stored()).toEqual([`account-${here.maker.id}-${there.maker.id}`])
  expect(await forget(here.maker.id)).toBe('all')
  expect(await stored()).toEqual([])
})

test('what a person has in carts is in their export', async () => {
  await using world = await setUp()
  const { maker, at } = await world.shop()
  const oil = await sells(maker)
  const bob = await world.registered()
  await use(bob, 'POST', `${at}/lines`, { ...oil, quantity: 3 })
  const texts: string[] = []
  for await (const file of world.rooms.shop.exporting?.export(bob.id) ?? [])
    if (file.path === 'shop/carts.json' && file.content instanceof Function)
      for await (const part of await file.content()) texts.push(`${part}`)
  expect(JSON.parse(texts.join(''))).toMatchObject([{ shop: maker.handle, lines: [{ ...oil, quantity: 3 }] }])
})

test('an order takes what was bought out of the cart, once', async () => {
  await using world = await setUp()
  const { maker, at } = await world.shop()
  const oil = await sells(maker)
  const bob = await world.registered()
  const { lines } = await use(bob, 'POST', `${at}/lines`, { ...oil, quantity: 3 })
  const buyer = { accountId: bob.id, guestId: null }
  const order = { id: 'order', ownerId: maker.id, cart: buyer, lines }
  await use(bob, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
  const empty = createEmptying({ store: createCartStore(world.firestore, world.clock.now) })
  await empty(order)
  await empty(order)
  expect(quantities(await use(bob, 'GET', at))).toEqual([1])
  expect((await world.carts.contentOf(maker.id, buyer)).lines).toMatchObject([{ ...oil, quantity: 1 }])
})
