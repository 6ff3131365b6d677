// The cart of a browser without a script: pages and forms only.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../test-world.ts'
import { openShop, startStorefront } from './test-shop.ts'

let world: World
beforeAll(async () => {
  world = await startStorefront()
})
afterAll(() => world[Symbol.asyncDispose]())

async function setUp() {
  const shop = await openShop(world, { isOpen: true, language: 'en' })
  const cookies = new Map<string, string>()
  const send = async (method: 'GET' | 'POST', path: string, fields: Record<string, string> = {}) => {
    const answer = await world.app.inject({
      method,
      url: `/shop/${shop.handle}${path}`,
      headers: {
        origin: 'http://localhost',
        host: 'localhost',
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(cookies.size > 0 && { cookie: [...cookies].map((each) => each.join('=')).join('; ') }),
      },
      ...(method === 'POST' && { payload: new URLSearchParams(fields).toString() }),
    })
    for (const { name, value } of answer.cookies) cookies.set(name, value)
    return answer
  }
  return {
    ...shop,
    cookies,
    look: async () => (await send('GET', '/cart')).body,
    post: (path: string, fields: Record<string, string>) => send('POST', path, fields),
  }
}

const SIZES = {
  options: [{ name: 'Size', values: ['small', 'large'] }],
  variants: [
    { sku: 'S', options: ['small'], price: 890, compareAt: null, weight: 500, onHand: 20 },
    { sku: 'L', options: ['large'], price: 1590, compareAt: null, weight: 900, onHand: 2 },
  ],
}
/** The ids of the lines that a page shows. */
const linesIn = (body: string) => [
  ...new Set([...body.matchAll(/\/cart\/lines\/([\w-]+)"/g)].map(([, id]) => id)),
]

test('looking at a cart keeps nothing', async () => {
  const { look, cookies } = await setUp()
  expect(await look()).toContain('Your cart is empty')
  expect([...cookies]).toEqual([])
})

test('a form puts the chosen variant into the cart and leads to it', async () => {
  const { sell, post, look } = await setUp()
  const { slug } = await sell(SIZES)
  const answer = await post('/cart/lines', {
    product: slug,
    'option-0': 'large',
    quantity: '2',
    note: ' For Ana ',
  })
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toMatch(/^\/shop\/[^/]+\/cart$/)
  const page = await look()
  expect(page).toContain('Olive oil')
  expect(page).toMatch(/31\.80|31,80/)
  expect(page).toContain('“For Ana”')
})

test('quantities are changed and lines are taken out by forms', async () => {
  const { sell, post, look } = await setUp()
  const { slug } = await sell({})
  await post('/cart/lines', { product: slug, quantity: '1' })
  const [line] = linesIn(await look())
  expect((await post(`/cart/lines/${line}`, { quantity: '3' })).statusCode).toBe(303)
  expect(await look()).toMatch(/26\.70|26,70/)
  await post(`/cart/lines/${line}`, { quantity: '0' })
  expect(await look()).toContain('Your cart is empty')
})

test('what has changed is told until the customer has said that it is fine', async () => {
  const { sell, post, look, maker } = await setUp()
  const { id, slug, variants } = await sell({})
  await post('/cart/lines', { product: slug, quantity: '1' })
  const variant = { id: variants[0]?.id, sku: '', options: [], price: 990, compareAt: null, weight: 500 }
  await maker.request('PATCH', `/api/v1/shop/products/${id}`, { variants: [variant] })
  const page = await look()
  expect(page).toContain('Something has changed')
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  await post('/cart/seen', { revision: field('revision'), mark: field('mark') })
  expect(await look()).not.toContain('Something has changed')
})

test.each([
  ['no such product', { product: 'nothing', quantity: '1' }],
  ['a size that does not exist', { 'option-0': 'huge', quantity: '1' }],
  ['no size', { quantity: '1' }],
  ['a negative quantity', { 'option-0': 'small', quantity: '-1' }],
  ['a fraction', { 'option-0': 'small', quantity: '1.5' }],
  ['a huge quantity', { 'option-0': 'small', quantity: '99999999999999' }],
  ['a note that is too long', { 'option-0': 'small', quantity: '1', note: 'x'.repeat(300) }],
])('%s is refused on the cart’s page, which stays as it was', async (_what, fields) => {
  const { sell, post, look } = await setUp()
  const { slug } = await sell(SIZES)
  const answer = await post('/cart/lines', { product: slug, ...fields })
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('role="alert"')
  expect(await look()).toContain('Your cart is empty')
})

test('a code that does not exist is refused in words', async () => {
  const { sell, post } = await setUp()
  const { slug } = await sell({})
  await post('/cart/lines', { product: slug, quantity: '1' })
  const { body } = await post('/cart/codes', { code: 'NOTHING' })
  expect(body).toMatch(/role="alert"[^>]*>[^<]*NOTHING/)
})

test('a form of another site changes nothing', async () => {
  const { sell, handle, look } = await setUp()
  const { slug } = await sell({})
  const answer = await world.app.inject({
    method: 'POST',
    url: `/shop/${handle}/cart/lines`,
    headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ product: slug, quantity: '1' }).toString(),
  })
  expect(answer.statusCode).toBe(403)
  expect(await look()).toContain('Your cart is empty')
})

test('a large form is refused before it is read', async () => {
  const { post } = await setUp()
  expect((await post('/cart/lines', { note: 'x'.repeat(20_000) })).statusCode).toBe(413)
})
