import { expect, test } from 'vitest'
import { PHONE } from '../../browser.ts'
import { fillAddress, openShop, scripted } from '../../open-shop.ts'
import { openWindow, SOON } from '../../person.ts'
import { browser, studio } from '../../shared-studio.ts'

test('a guest finds a product on a phone, buys it by invoice, and follows the order', async () => {
  const shop = await openShop(studio.url)
  const { context, problems } = await openWindow(browser, PHONE, true)
  const page = await context.newPage()
  await page.goto(shop.at())

  await page.getByRole('combobox', { name: 'Search the shop' }).fill('oliv')
  await page
    .getByRole('option', { name: /Olive oil/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Olive oil', level: 1 }).waitFor({ timeout: SOON })
  await scripted(page)
  await page.getByText('500 ml').click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await drawer.getByText('€15.90').first().waitFor({ timeout: SOON })
  await drawer.getByRole('button', { name: 'One more' }).click()
  await drawer.getByText('€31.80').first().waitFor({ timeout: SOON })
  await drawer.getByRole('link', { name: 'Go to checkout' }).click()

  await page.getByRole('heading', { name: 'Checkout', level: 1 }).waitFor({ timeout: SOON })
  await fillAddress(page, 'guest@example.com')
  await page.getByLabel('Postal code').fill('1')
  // There is one way of shipping, so it is chosen.
  await page.getByRole('radio', { name: /Standard/, checked: true }).waitFor({ timeout: SOON })
  await page.getByLabel(/I accept/).check()
  const buy = page.getByRole('button', { name: /Buy now/ })
  await buy.click()
  await page
    .getByRole('textbox', { name: 'Postal code' })
    .and(page.locator('[aria-invalid=true]'))
    .waitFor({ timeout: SOON })
  await page.getByLabel('Postal code').fill('10115')
  await buy.dblclick()

  await page.getByRole('heading', { name: /Thank you for your order/ }).waitFor({ timeout: SOON })
  await page.getByText('2 × €15.90').waitFor()
  const orders = await shop.maker.call<{ items: unknown[] }>('GET', '/shop/orders')
  expect(orders.items).toHaveLength(1)
  await page.getByRole('button', { name: 'Cancel the order' }).click()
  await page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await page.getByRole('heading', { name: 'This order was cancelled' }).waitFor({ timeout: SOON })
  expect(problems).toEqual([])
})
