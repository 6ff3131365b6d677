// What makers write through the API is what customers find.
import { expect, test } from 'vitest'
import { product, variant } from '../../services/api/test-shop-world.ts'
import type { Method } from '../../services/api/test-world.ts'
import { MINUTE_MS } from '../../services/platform/durations.ts'
import { setUp as setUpShop } from './test-world.ts'

async function setUp() {
  const shop = await setUpShop()
  return {
    ...shop,
    /** What the maker does, and what it comes to once the function has run. */
    async make(method: Method, path: string, body?: object) {
      await shop.clock.advance(1)
      const answer = await shop.maker.request(method, `/api/v1/shop/${path}`, body)
      if (answer.statusCode >= 300) throw new Error(answer.body)
      await shop.run()
      return answer.body === '' ? null : answer.json()
    },
    async items(path: string) {
      return (await shop.get(path)).json().items
    },
  }
}

test('a product is found as long as it is published', async () => {
  await using shop = await setUp()
  const { make } = shop
  const made = await make('POST', 'products', product({ status: 'published' }))
  expect(await shop.ids()).toEqual([made.id])
  await make('POST', 'products/trash', { ids: [made.id] })
  expect(await shop.ids()).toEqual([])
  await make('POST', 'products/restore', { ids: [made.id] })
  expect(await shop.ids()).toEqual([made.id])
  await make('POST', 'products/status', { ids: [made.id], status: 'archived' })
  expect(await shop.ids()).toEqual([])
  expect((await shop.get(`/products/${made.slug}`)).statusCode).toBe(404)
})

test('prices, stock and words are those of the last edit', async () => {
  await using shop = await setUp()
  const { make, items } = shop
  const made = await make('POST', 'products', product({ status: 'published' }))
  const change = { productId: made.id, variantId: made.variants[0].id }
  await make('POST', 'products/bulk-edit', { changes: [{ ...change, price: 700, onHand: 0 }] })
  expect(await items('/products')).toMatchObject([{ price: 700, isInStock: false }])
  await make('PATCH', `products/${made.id}`, {
    title: 'Walnut oil',
    variants: [{ ...variant({ onHand: 1 }), id: made.variants[0].id }],
  })
  expect(await items('/products?q=walnut')).toMatchObject([{ price: 1000, isInStock: true }])
  expect(await items('/products?q=olive')).toEqual([])
})

test('what stands far down in a description is not searched for', async () => {
  await using shop = await setUp()
  const description = `Cold pressed. ${'Word by word. '.repeat(300)} Sesame.`
  await shop.make('POST', 'products', product({ status: 'published', description }))
  expect(await shop.items('/products?q=pressed')).toHaveLength(1)
  expect(await shop.items('/products?q=sesame')).toEqual([])
})

test('a sale lowers prices in lists until it is deleted', async () => {
  await using shop = await setUp()
  const { make, items } = shop
  await make('POST', 'products', product({ status: 'published' }))
  const sale = await make('POST', 'discounts', { title: 'Summer', kind: 'percentage', value: 2500 })
  expect(await items('/products')).toMatchObject([{ price: 750, isOnSale: true }])
  await make('DELETE', `discounts/${sale.id}`)
  expect(await items('/products')).toMatchObject([{ price: 1000, isOnSale: false }])
})

test('categories, questions and pages appear in their order, and go', async () => {
  await using shop = await setUp()
  const { make, items } = shop
  const bread = await make('POST', 'categories', { title: 'Bread' })
  const wine = await make('POST', 'categories', { title: 'Wine' })
  await make('POST', 'products', product({ status: 'published', categoryIds: [wine.id] }))
  await make('PUT', 'categories/order', { ids: [wine.id, bread.id] })
  expect(await items('/categories')).toMatchObject([{ title: 'Wine', products: 1 }, { title: 'Bread' }])
  await make('DELETE', `categories/${wine.id}`)
  expect(await items('/categories')).toMatchObject([{ title: 'Bread' }])
  await make('POST', `categories/${wine.id}/restore`)
  expect(await items('/products?category=wine')).toHaveLength(1)

  const when = await make('POST', 'faqs', { question: 'When?', answer: '*Soon.*' })
  expect(await items('/faqs')).toMatchObject([{ question: 'When?', answerHtml: '<p><em>Soon.</em></p>' }])
  await make('DELETE', `faqs/${when.id}`)
  expect(await items('/faqs')).toEqual([])

  await make('PUT', 'pages/terms', { title: 'Terms', body: 'Be kind.' })
  expect((await shop.get('/pages/terms')).json()).toMatchObject({ bodyHtml: '<p>Be kind.</p>' })
  await make('PUT', 'pages/terms', { title: 'Terms', body: '' })
  expect((await shop.get('/pages/terms')).statusCode).toBe(404)
})

test('a category that comes back finds its products again', async () => {
  await using shop = await setUp()
  const { make, items, clock } = shop
  const pantry = await make('POST', 'categories', { title: 'Pantry' })
  await make('POST', 'products', product({ status: 'published', categoryIds: [pantry.id] }))
  expect(await items('/products?q=pantry')).toHaveLength(1)
  await clock.advance(2 * MINUTE_MS)
  await make('DELETE', `categories/${pantry.id}`)
  expect(await items('/products?q=pantry')).toEqual([])
  await clock.advance(2 * MINUTE_MS)
  await make('POST', `categories/${pantry.id}/restore`)
  expect(await items('/products?q=pantry')).toHaveLength(1)
})
