// A maker's shop in the shared studio, and what its customers do, as functions for the stories.
import type { Page } from 'playwright-core'
import { createStudioClient } from '../../scripts/client.ts'
import { newId } from '../../services/platform/ids.ts'
import type { CataloguePage } from '../../services/shop/catalogue/schemas.ts'
import { PASSWORD } from './person.ts'

const PAUSE_MS = 100

export interface OpenShop {
  handle: string
  /** The address of a page of it. */
  at: (path?: string) => string
  /** The maker, by the API. */
  maker: ReturnType<typeof createStudioClient>
}

const SIZES = ['250 ml', '500 ml']

/** An open shop that sells olive oil in two sizes, and bread that is sold out. */
export async function openShop(url: string): Promise<OpenShop> {
  const maker = createStudioClient(url)
  const handle = `grove-${newId()}`
  await maker.register({ email: `${handle}@example.com`, password: PASSWORD, name: 'Maker' })
  await maker.call('POST', '/shop', { handle, name: 'Olive Grove', currency: 'EUR', country: 'DE' })
  await maker.call('PATCH', '/shop', { isOpen: true, language: 'en', tagline: 'Oil from our own trees' })
  await maker.call('POST', '/shop/products', {
    ...{ title: 'Olive oil', status: 'published', description: 'Pressed **the day** it is picked.' },
    options: [{ name: 'Size', values: SIZES }],
    variants: SIZES.map((size, at) => ({
      ...{ sku: `OIL-${at}`, options: [size], price: 890 + at * 700, compareAt: null, weight: 500 },
      onHand: 10,
    })),
  })
  const sold = { sku: '', options: [], price: 450, compareAt: null, weight: 800, onHand: 0 }
  await maker.call('POST', '/shop/products', { title: 'Bread', status: 'published', variants: [sold] })
  for (;;) {
    const { total } = await maker.call<CataloguePage>('GET', `/shops/${handle}/products`)
    if (total === 2) return { handle, maker, at: (path = '') => `${url}/shop/${handle}${path}` }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** A product's page that was opened by a link. Its form works before its script, and differently. */
export const scripted = (page: Page) => page.getByRole('button', { name: 'One more' }).first().waitFor()

export async function fillAddress(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Name', { exact: true }).fill('Ana Berg')
  await page.getByLabel('Street and number').fill('Lindenweg 4')
  await page.getByLabel('Postal code').fill('10115')
  await page.getByLabel('City').fill('Berlin')
}
