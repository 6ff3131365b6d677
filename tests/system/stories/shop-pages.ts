// Every page of the maker's side, with data, at both widths: axe finds nothing serious, and nothing is too wide.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Category } from '../../../services/shop/categories/schemas.ts'
import { call } from '../campaign.ts'
import { register } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { addProduct, openShop, order, readyToSell } from '../shop.ts'
import { faultsAt, type Visit } from '../visits.ts'

/** Milliseconds: some sixty looks at pages in a thorough run. */
const ALL = 420_000

const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'

async function makeData(page: Page) {
  await openShop(page, 'axels-atelier')
  const bread = await addProduct(page, { title: LONG_WORD, price: 450, onHand: 2, status: 'published' })
  const variants = ['S', 'M'].map((size) => ({
    ...{ sku: `T-${size}`, options: [size], price: 2000, compareAt: 2500, weight: 200, onHand: 4 },
  }))
  const options = [{ name: 'Size', values: ['S', 'M'] }]
  await call(page, 'POST', '/shop/products', { title: 'T-shirt', options, variants })
  const category = await call<Category>(page, 'POST', '/shop/categories', { title: LONG_WORD })
  await call(page, 'PATCH', `/shop/products/${bread.id}`, { categoryIds: [category.id] })
  await call(page, 'POST', '/shop/faqs', { question: `Why ${LONG_WORD}?`, answer: 'Because.' })
  const discount = { title: 'Welcome', code: 'WELCOME', kind: 'percentage', value: 1000 }
  await call(page, 'POST', '/shop/discounts', discount)
  const shop = await readyToSell(page)
  return { bread, placed: await order(page, shop, { product: bread, quantity: 1, total: 950 }) }
}

test("axe finds nothing serious on the maker's pages, at 360 and 1440 pixels, light and dark", {
  timeout: ALL,
}, async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Aksel' })
  const empty = await faultsAt(page, studio.url, [{ path: 'store', shows: 'Open a shop' }])
  const { bread, placed } = await makeData(page)
  const press = (name: string | RegExp) => (on: Page) => on.getByRole('button', { name }).first().click()
  const visits: Visit[] = [
    { path: 'store', shows: 'Latest orders' },
    { path: 'store/products', shows: 'T-shirt' },
    { path: 'store/products', shows: 'T-shirt', open: press(/2 variants of T-shirt/) },
    { path: 'store/products/new', shows: 'Price and stock', open: press('Add the product') },
    { path: `store/products/${bread.id}`, shows: 'Price and stock', open: press('Add an option') },
    { path: 'store/categories', shows: LONG_WORD, open: press(`Edit ${LONG_WORD}`) },
    { path: 'store/discounts', shows: 'Welcome', open: press('New discount') },
    { path: 'store/texts', shows: 'Because.' },
    { path: 'store/texts?tab=terms', shows: 'What customers accept' },
    { path: 'store/settings', shows: 'In one line' },
    { path: 'store/settings?tab=address', shows: 'Postal code' },
    { path: 'store/settings?tab=tax', shows: 'Rates by country' },
    { path: 'store/settings?tab=shipping', shows: 'Standard', open: press('Edit Standard') },
    { path: 'store/settings?tab=payments', shows: 'How to pay' },
    { path: 'store/settings?tab=look', shows: 'Picture of the home page' },
    { path: 'store/orders', shows: placed.number },
    { path: 'store/orders?tab=list', shows: placed.number },
    { path: `store/orders/${placed.id}`, shows: 'Timeline' },
    { path: 'profile/purchases', shows: placed.number },
  ]
  expect([...empty, ...(await faultsAt(page, studio.url, visits))]).toEqual([])
  expect(problems).toEqual([])
})
