// What nobody should see, at every address where it might be.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../test-world.ts'
import { openShop, startStorefront } from './test-shop.ts'

let world: World
beforeAll(async () => {
  world = await startStorefront()
})
afterAll(() => world[Symbol.asyncDispose]())

const PAGES = [
  ...['', '/search', '/search?q=oil', '/products/olive-oil', '/categories/oils', '/faq', '/pages/terms'],
  ...['/cart', '/checkout', '/orders', '/orders/some', '/sitemap.xml', '/nothing/at/all'],
]
const CALLS = [
  ...['', '/products', '/products/olive-oil', '/suggestions?q=o', '/categories', '/faqs', '/pages/terms'],
  ...['/cart'],
]

test('a closed shop answers everywhere as if there had never been one', async () => {
  const { edit, sell, handle } = await openShop(world, { isOpen: true })
  await sell({})
  await edit({ isOpen: false })
  const ask = async (address: string) => {
    const { statusCode, headers, body } = await world.app.inject(address)
    const { etag, 'cache-control': cached, 'content-type': type } = headers
    return { statusCode, etag, cached, type, body: body.replace(/"traceId":"[^"]*"/, '') }
  }
  for (const [root, paths] of [['/shop', PAGES] as const, ['/api/v1/shops', CALLS] as const])
    for (const path of paths) {
      const closed = await ask(`${root}/${handle}${path}`)
      expect(closed.statusCode).toBe(404)
      expect(closed, path).toEqual(await ask(`${root}/never-was-one${path}`))
    }
})

test.each([
  ['in the trash', 'trash'],
  ['archived', 'archived'],
  ['a draft again', 'draft'],
])('a product that is %s is nowhere', async (_, status) => {
  const { sell, maker, visit, handle, stranger } = await openShop(world, { isOpen: true })
  const { id, slug, variants } = await sell({ title: 'Lost property' })
  const places = async () => {
    await world.clock.advance(1000)
    const pages = await Promise.all(['', '/search?q=lost', '/sitemap.xml'].map((path) => visit(path)))
    return pages.map(({ body }) => body.includes(slug))
  }
  expect(await places()).toEqual([true, true, true])
  if (status === 'trash') await maker.request('POST', '/api/v1/shop/products/trash', { ids: [id] })
  else await maker.request('PATCH', `/api/v1/shop/products/${id}`, { status })
  await sell({ title: 'Olive oil' })
  expect(await places()).toEqual([false, false, false])
  for (const path of [`/shop/${handle}/products/${slug}`, `/api/v1/shops/${handle}/products/${slug}`])
    expect((await world.app.inject(path)).statusCode).toBe(404)
  const line = { productId: id, variantId: variants[0]?.id, quantity: 1 }
  const refused = await stranger.request('POST', `/api/v1/shops/${handle}/cart/lines`, line)
  expect(refused.statusCode).toBe(400)
})
