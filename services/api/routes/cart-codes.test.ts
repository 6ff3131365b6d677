import { expect, test } from 'vitest'
import { shareWorld } from '../../platform/test-shared-world.ts'
import type { Cart } from '../../shop/carts/schemas.ts'
import { kinds, quantities, sells, setUp, use } from '../test-cart-world.ts'
import type { Maker } from '../test-shop-world.ts'

let world: Awaited<ReturnType<typeof setUp>>
shareWorld(setUp, (given) => {
  world = given
})

async function discounts(maker: Maker, edit: object): Promise<string> {
  const wanted = { title: 'Less', kind: 'percentage', value: 5000, isActive: true, ...edit }
  const answer = await maker.request('POST', '/api/v1/shop/discounts', wanted)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json().id
}

const totals = ({ totals: { subtotal, discount, total } }: Cart) => [subtotal, discount, total]

test('a sale and a code of half each leave a quarter, and still do after the quantity is changed', async () => {
  const { maker, at } = await world.shop()
  const oil = await sells(maker, { price: 10_000 })
  await discounts(maker, { code: null })
  await discounts(maker, { code: 'Half' })
  const guest = world.browser()
  expect(totals(await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 2 }))).toEqual([
    10_000, 0, 10_000,
  ])
  const cart = await use(guest, 'POST', `${at}/codes`, { code: 'hALF' })
  expect(totals(cart)).toEqual([10_000, 5000, 5000])
  expect(cart.codes).toMatchObject([{ code: 'HALF', amount: 5000 }])
  const more = await use(guest, 'PATCH', `${at}/lines/${cart.lines[0]?.id}`, { quantity: 3 })
  expect([totals(more), kinds(more)]).toEqual([[15_000, 7500, 7500], []])
  expect(totals(await use(guest, 'DELETE', `${at}/codes/half`))).toEqual([15_000, 0, 15_000])
})

test('a sale that begins with the customer’s own change surprises nobody', async () => {
  const { maker, at } = await world.shop()
  const [oil, salt] = [await sells(maker), await sells(maker, {}, { title: 'Salt' })]
  await discounts(maker, { code: null, value: 1000, minTotal: 3000 })
  const guest = world.browser()
  await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 2 })
  const cart = await use(guest, 'POST', `${at}/lines`, { ...salt, quantity: 1 })
  expect([totals(cart), kinds(cart)]).toEqual([[2700, 0, 2700], []])
  const [, second] = cart.lines
  const less = await use(guest, 'DELETE', `${at}/lines/${second?.id}`)
  expect([totals(less), kinds(less)]).toEqual([[2000, 0, 2000], []])
})

test('a code that does not count is refused, and says why', async () => {
  const [{ maker, at }, other] = [await world.shop(), await world.shop()]
  const oil = await sells(maker)
  const soon = new Date(world.clock.now() + 86_400_000).toISOString()
  await discounts(maker, { code: 'SOON', startsAt: soon })
  await discounts(maker, { code: 'MUCH', minTotal: 1001 })
  await discounts(maker, { code: 'OFF', isActive: false })
  await discounts(other.maker, { code: 'THERE' })
  const trashed = await discounts(maker, { code: 'GONE' })
  await maker.request('DELETE', `/api/v1/shop/discounts/${trashed}`)
  const guest = world.browser()
  await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 1 })
  for (const [code, reason] of [
    ['SOON', 'code-not-now'],
    ['MUCH', 'code-too-little'],
    ['OFF', 'code-unknown'],
    ['THERE', 'code-unknown'],
    ['GONE', 'code-unknown'],
    ['NEVER', 'code-unknown'],
  ]) {
    const answer = await guest.request('POST', `${at}/codes`, { code })
    expect([code, answer.statusCode, answer.json().code]).toEqual([code, 400, reason])
    expect(answer.json().errors).toMatchObject([{ field: 'code' }])
  }
  expect(await use(guest, 'GET', at)).toMatchObject({ revision: 1, codes: [] })
})

test('a code that counts no longer is told, and goes when that was seen', async () => {
  const { maker, at } = await world.shop()
  const oil = await sells(maker)
  await discounts(maker, { code: 'MUCH', minTotal: 2000 })
  const guest = world.browser()
  await use(guest, 'POST', `${at}/lines`, { ...oil, quantity: 2 })
  const { lines } = await use(guest, 'POST', `${at}/codes`, { code: 'MUCH' })
  const cart = await use(guest, 'PATCH', `${at}/lines/${lines[0]?.id}`, { quantity: 1 })
  expect(cart.problems).toMatchObject([{ kind: 'code-too-little', code: 'MUCH' }])
  expect(totals(cart)).toEqual([1000, 0, 1000])
  await use(guest, 'POST', `${at}/seen`, { revision: cart.revision, mark: cart.mark })
  const after = await use(guest, 'PATCH', `${at}/lines/${lines[0]?.id}`, { quantity: 2 })
  expect([totals(after), kinds(after), quantities(after)]).toEqual([[2000, 0, 2000], [], [2]])
})
