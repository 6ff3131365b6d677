import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../test-world.ts'
import { ORIGIN, openShop, startStorefront } from './test-shop.ts'

let world: World
beforeAll(async () => {
  world = await startStorefront()
})
afterAll(() => world[Symbol.asyncDispose]())

const setUp = () => openShop(world, { isOpen: true, language: 'en' })

/** The objects of schema.org in a page, by their type. */
function structured(body: string): Record<string, Record<string, unknown>> {
  const found = [...body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  return Object.fromEntries(
    found.map(([, json]) => JSON.parse(json ?? '')).map((each) => [each['@type'], each]),
  )
}

const VARIANTS = [
  { sku: 'OIL-S', options: ['250 ml'], price: 890, compareAt: null, weight: 500, onHand: 20 },
  { sku: 'OIL-M', options: ['500 ml'], price: 1590, compareAt: 1890, weight: 900, onHand: 2 },
  { sku: 'OIL-L', options: ['1 l'], price: 2490, compareAt: null, weight: 1600, onHand: 0 },
]
const OIL = {
  title: 'Olive oil',
  description: 'Pressed **the day** it is picked.',
  options: [{ name: 'Size', values: ['250 ml', '500 ml', '1 l'] }],
  variants: VARIANTS,
}

test('a product tells search engines its price, currency and what is left', async () => {
  const { sell, visit, handle } = await setUp()
  const { slug } = await sell(OIL)
  const { body, statusCode } = await visit(`/products/${slug}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('<title>Olive oil · Olive Grove</title>')
  expect(body).toContain('<meta name="description" content="Pressed the day it is picked.">')
  const { Product, BreadcrumbList } = structured(body)
  expect(Product).toMatchObject({ name: 'Olive oil', url: `${ORIGIN}/shop/${handle}/products/${slug}` })
  expect(Product?.offers).toMatchObject([
    { price: '8.90', priceCurrency: 'EUR', availability: 'https://schema.org/InStock', sku: 'OIL-S' },
    { price: '15.90', availability: 'https://schema.org/LimitedAvailability' },
    { price: '24.90', availability: 'https://schema.org/OutOfStock' },
  ])
  expect(BreadcrumbList?.itemListElement).toMatchObject([
    { position: 1, name: 'Olive Grove', item: `${ORIGIN}/shop/${handle}` },
    { position: 2, name: 'Olive oil' },
  ])
})

test('a product that is sold out says so, and what is left of a few', async () => {
  const { sell, visit } = await setUp()
  const { slug } = await sell({
    ...OIL,
    variants: [VARIANTS[2]],
    options: [{ name: 'Size', values: ['1 l'] }],
  })
  expect((await visit(`/products/${slug}`)).body).toMatch(/aria-disabled="true"[^>]*>Sold out</)
  const few = await sell({
    ...OIL,
    variants: [{ ...VARIANTS[0], sku: 'FEW', onHand: 2 }],
    options: [{ name: 'Size', values: ['250 ml'] }],
  })
  expect((await visit(`/products/${few.slug}`)).body).toContain('Only 2 left')
})

test('lists, searches and the sitemap lead to a product', async () => {
  const { sell, visit, handle } = await setUp()
  const { slug } = await sell(OIL)
  const address = `href="/shop/${handle}/products/${slug}"`
  for (const path of ['', '/search?q=ollive', '/search?from=8&to=9'])
    expect((await visit(path)).body, path).toContain(address)
  expect((await visit('/search?from=900')).body).not.toContain(address)
  const sitemap = await visit('/sitemap.xml')
  expect(sitemap.headers['content-type']).toBe('application/xml; charset=utf-8')
  expect(sitemap.body).toContain(`<loc>${ORIGIN}/shop/${handle}/products/${slug}</loc><lastmod>`)
})

test('a draft is not there, even for those who know its address', async () => {
  const { sell, visit } = await setUp()
  const { slug } = await sell({ ...OIL, status: 'draft' })
  const { statusCode, body } = await visit(`/products/${slug}`)
  expect(statusCode).toBe(404)
  expect(body).not.toContain('Olive oil')
})

test('search results, carts and orders are not for search engines', async () => {
  const { visit } = await setUp()
  for (const path of ['/search?q=a', '/cart', '/orders', '/orders/abc?key=secret']) {
    const { body, headers } = await visit(path)
    expect(body, path).toContain('<meta name="robots" content="noindex">')
    expect(headers['x-robots-tag'], path).toBe('noindex')
  }
})

test('a checkout counts as a part of the first page', async () => {
  const { visit, handle } = await setUp()
  expect((await visit('/checkout')).body).toContain(`<link rel="canonical" href="${ORIGIN}/shop/${handle}">`)
})

test('the key of an order’s link is neither in its page nor in the log', async () => {
  const { visit } = await setUp()
  const { body } = await visit('/orders/abc?key=very-secret')
  expect(body).not.toContain('very-secret')
  expect(JSON.stringify(world.lines)).not.toContain('very-secret')
})

test('hostile texts of a product stay texts, and its structured data can be read', async () => {
  const { sell, visit } = await setUp()
  const hostile = '</script><script>alert(1)</script>'
  const { slug } = await sell({ ...OIL, title: hostile, description: `${hostile} [a](javascript:alert(1))` })
  const { body } = await visit(`/products/${slug}`)
  expect(body).not.toContain('<script>alert')
  expect(body).not.toContain('href="javascript')
  expect(structured(body).Product?.name).toBe(hostile)
})
