import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../test-world.ts'
import { ORIGIN, openShop, startStorefront } from './test-shop.ts'

let world: World
beforeAll(async () => {
  world = await startStorefront()
})
afterAll(() => world[Symbol.asyncDispose]())

test('a closed shop is shown to its owner only', async () => {
  const { visit, maker, handle } = await openShop(world)
  expect((await visit()).statusCode).toBe(404)
  expect((await visit()).body).not.toContain('Olive Grove')
  const preview = await maker.request('GET', `/shop/${handle}`)
  expect(preview.statusCode).toBe(200)
  expect(preview.body).toContain('This shop is closed. Only you see it')
  expect(preview.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })
})

test('the first page says what it is to search engines and to previews of links', async () => {
  const { visit, handle } = await openShop(world, { isOpen: true, tagline: 'Oil from our own trees' })
  const { body, headers } = await visit()
  expect(body).toContain('<title>Olive Grove · Oil from our own trees</title>')
  expect(body).toContain(`<link rel="canonical" href="${ORIGIN}/shop/${handle}">`)
  expect(body).toContain('<meta property="og:title" content="Olive Grove · Oil from our own trees">')
  expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=10, must-revalidate')
  expect(headers['set-cookie']).toBeUndefined()
})

test('a page that has not changed is not sent again', async () => {
  const { visit, handle, edit } = await openShop(world, { isOpen: true })
  const { etag } = (await visit()).headers
  const again = () => world.app.inject({ url: `/shop/${handle}`, headers: { 'if-none-match': String(etag) } })
  expect((await again()).statusCode).toBe(304)
  await edit({ tagline: 'New' })
  expect((await again()).statusCode).toBe(200)
})

test('an old address leads to the new one, with what is asked for', async () => {
  const { visit, edit, handle } = await openShop(world, { isOpen: true })
  await edit({ handle: `${handle}-new` })
  const { statusCode, headers } = await visit('/search?q=oil')
  expect(statusCode).toBe(301)
  expect(headers.location).toBe(`/shop/${handle}-new/search?q=oil`)
})

test('a slash at the end is as good as none', async () => {
  const { visit, handle } = await openShop(world, { isOpen: true })
  const { statusCode, headers } = await visit('/search/?q=oil')
  expect(statusCode).toBe(301)
  expect(headers.location).toBe(`/shop/${handle}/search?q=oil`)
  expect((await visit('//')).headers.location).toBe(`/shop/${handle}`)
})

test('an old address leads on however it is written, and nobody keeps that for ever', async () => {
  const { visit, edit, handle } = await openShop(world, { isOpen: true })
  await edit({ handle: `${handle}-new` })
  const written = `%${handle.charCodeAt(0).toString(16)}${handle.slice(1)}`
  const { headers } = await world.app.inject(`/shop/${written}/faq`)
  expect(headers.location).toBe(`/shop/${handle}-new/faq`)
  await edit({ handle })
  expect((await visit()).statusCode).toBe(200)
  // A browser that had kept the way to the new address would go round in circles.
  expect(headers['cache-control']).toBe('no-cache')
})

test.each([
  '/products/nothing',
  '/categories/nothing',
  '/pages/terms',
  '/pages/..%2F..',
  '/elsewhere/at/all',
])('the shop itself says that there is nothing at %s', async (path) => {
  const { visit } = await openShop(world, { isOpen: true })
  const { statusCode, body, headers } = await visit(path)
  expect(statusCode).toBe(404)
  expect(body).toContain('There is nothing here</h1>')
  expect(body).toContain('<meta name="robots" content="noindex">')
  expect(headers['cache-control']).toBe('private, no-store')
})

test.each(['admin', '../x', '%2e%2e%2fetc', 'Olive-Grove', 'ｏlive-grove', 'x'.repeat(150)])(
  'there is no shop %s',
  async (handle) => {
    const { statusCode, body } = await world.app.inject({ url: `/shop/${encodeURIComponent(handle)}` })
    expect(statusCode).toBe(404)
    expect(body).toContain('There is no shop here')
  },
)

test('texts of a shop stay texts', async () => {
  const hostile = '</script><script>alert(1)</script><!--'
  const { visit } = await openShop(world, {
    isOpen: true,
    name: hostile,
    tagline: `"><img src=x onerror=alert(1)>${hostile}`,
  })
  const { body } = await visit()
  expect(body).not.toContain('<script>alert')
  expect(body).not.toContain('<img src=x')
  expect(body.replaceAll('<!-- -->', '')).not.toContain('<!--')
})

test.each([
  '?sort=backwards',
  '?from=cheap&to=',
  '?attribute=x',
  '?cursor=made-by-nobody',
  '?sort=title&cursor=eyJzb3J0IjoibmV3ZXN0Iiwia2V5IjoiYSIsImlkIjoiYiJ9',
  `?q=${'x'.repeat(500)}`,
  '?utm_source=mail',
])('a search with %s shows a list all the same', async (query) => {
  const { visit } = await openShop(world, { isOpen: true })
  const { statusCode, body } = await visit(`/search${query}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('Nothing was found')
})
