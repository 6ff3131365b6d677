// A guest who signs in while the payment waits elsewhere takes the cart along, and still buys once.
import { expect, test } from 'vitest'
import { CARDS, setUp as setUpCheckout } from './test-world.ts'

const guest = { accountId: null, guestId: 'guest-1' }
const account = { accountId: 'ben', guestId: null }
const both = { accountId: 'ben', guestId: 'guest-1' }

async function setUp() {
  const world = await setUpCheckout()
  const article = await world.article(9)
  const { lines: _, ...asked } = world.one(article, { testCard: { number: CARDS.asks } })
  await world.fillCart(guest, article)
  const { order } = await world.buy('k', asked, { buyer: guest })
  const { searchParams } = new URL((await world.all())[0]!.redirectUrl!)
  return {
    ...world,
    article,
    asked,
    order,
    pay: () => {
      const holder = { handle: order.shop.handle, orderId: order.id, key: searchParams.get('key')! }
      return world.first.testPage.answer(holder, true)
    },
  }
}

test('what was bought leaves the account’s cart, although a guest bought it', async () => {
  await using world = await setUp()
  await world.fillCart(account, world.article)
  await world.fillCart(both, world.article)
  expect(await world.cartOf(account)).toEqual([3])
  await world.pay()
  await world.pay()
  expect(await world.cartOf(account)).toEqual([2])
  expect(await world.cartOf(guest)).toEqual([])
})

test('the same cart that is ordered again by the account gives up the guest’s order', async () => {
  await using world = await setUp()
  await world.viewCart(both)
  const card = { number: CARDS.succeeds }
  const { order } = await world.buy('l', { ...world.asked, testCard: card }, { buyer: account })
  expect(order.state).toBe('paid')
  await world.pay()
  expect(await world.states()).toEqual(['abandoned', 'paid'])
  expect(await world.stockOf(world.article)).toMatchObject({ reserved: 1 })
})

test('a guest’s order that was paid meanwhile is not bought again by the account', async () => {
  await using world = await setUp()
  await world.viewCart(both)
  await world.pay()
  await expect(world.buy('l', world.asked, { buyer: account })).rejects.toMatchObject({ code: 'invalid' })
  expect(await world.states()).toEqual(['paid'])
})
