// A shop as its customers see it, in a real Chromium: without JavaScript, on a phone, in both themes.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { seriousFaults } from '../accessibility.ts'
import { PHONE } from '../browser.ts'
import { fillAddress, openShop, scripted } from '../open-shop.ts'
import { openWindow, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { faultsAt, overflow } from '../visits.ts'

test('without JavaScript everything works up to the cart', async () => {
  const shop = await openShop(studio.url)
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE })
  try {
    const page = await context.newPage()
    await page.goto(shop.at('/search?q=oil'))
    await page.getByRole('link', { name: /Olive oil/ }).click()
    await page.getByText('500 ml').click()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('heading', { name: 'Your cart', level: 1 }).waitFor({ timeout: SOON })
    await page.getByLabel('Quantity of Olive oil').fill('3')
    await page.getByRole('button', { name: 'Update' }).click()
    await page.getByText('€47.70').first().waitFor({ timeout: SOON })
    await page.getByRole('button', { name: 'Remove Olive oil' }).click()
    await page.getByText('Your cart is empty').waitFor({ timeout: SOON })
  } finally {
    await context.close()
  }
})

test('no page has faults that axe finds, at either width and in either theme', async () => {
  const shop = await openShop(studio.url)
  const { context, problems } = await openWindow(browser, PHONE)
  const page = await context.newPage()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const path of [
      '',
      '/search',
      '/products/olive-oil',
      '/products/bread',
      '/cart',
      '/orders',
      '/nothing',
    ]) {
      await page.goto(shop.at(path))
      expect(await seriousFaults(page), path).toEqual([])
      expect(await overflow(page), path).toBeLessThanOrEqual(0)
    }
  }
  expect(problems).toEqual([])
})

/** Fills the checkout in and sends it. */
async function buy(page: Page, postalCode: string): Promise<void> {
  await fillAddress(page, 'guest@example.com')
  await page.getByLabel('Postal code').fill(postalCode)
  await page.getByRole('radio', { name: /Standard/, checked: true }).waitFor({ timeout: SOON })
  await page.getByLabel(/I accept/).check()
  await page.getByRole('button', { name: /Buy now/ }).click()
}

test('axe finds nothing in a checkout, what it refuses, and an order', async () => {
  const { at, handle } = await openShop(studio.url)
  const { context, problems } = await openWindow(browser)
  const page = await context.newPage()
  await page.goto(at('/products/olive-oil'))
  await scripted(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByRole('link', { name: 'Go to checkout' }).waitFor({ timeout: SOON })
  const checkout = { path: `shop/${handle}/checkout`, shows: 'Delivery address' }
  const refused = async (on: Page) => {
    await buy(on, '1')
    await on.getByText('Please look at the marked field again').waitFor({ timeout: SOON })
  }
  const before = await faultsAt(page, studio.url, [checkout, { ...checkout, open: refused }])

  await page.goto(at('/checkout'))
  await buy(page, '10115')
  await page.getByRole('heading', { name: /Thank you for your order/ }).waitFor({ timeout: SOON })
  const order = { path: page.url().slice(studio.url.length + 1), shows: 'What you ordered' }
  const cancel = (on: Page) => on.getByRole('button', { name: 'Cancel the order' }).click()
  const after = await faultsAt(page, studio.url, [order, { ...order, open: cancel }])
  expect([...before, ...after]).toEqual([])
  expect(problems).toEqual([])
})
