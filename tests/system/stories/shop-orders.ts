// Orders on the maker's side, in a real Chromium.
import { expect, test } from 'vitest'
import { MADE } from '../campaign.ts'
import { register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { addProduct, openShop, order, productNow, readyToSell } from '../shop.ts'

test('an order appears by itself, is shipped in two parcels, and partly refunded', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Otto' })
  await openShop(page, 'ottos-oils')
  const oil = await addProduct(page, { title: 'Olive oil', price: 1200, onHand: 9, status: 'published' })
  const shop = await readyToSell(page)
  await page.goto(`${studio.url}/store/orders`)
  await page.getByText('No orders yet').waitFor({ timeout: SOON })

  // The customer has an account of their own.
  const customer = await register(browser, studio.url, { name: 'Ada' })
  const { number } = await order(customer.page, shop, { product: oil, quantity: 3, total: 4100 })
  const column = (name: string) => page.getByRole('region', { name, exact: true })
  await column('New').getByRole('link', { name: number }).waitFor({ timeout: SOON })

  // The card goes on by the keyboard: two columns to the right is being prepared.
  await page.getByRole('button', { name: `Move order ${number}` }).click()
  await page.getByRole('menuitem', { name: 'Preparing' }).click()
  await column('Preparing').getByRole('link', { name: number }).click()

  await page.getByRole('button', { name: 'Ship', exact: true }).click()
  await page.getByLabel('Pieces of Olive oil').fill('2')
  await page.getByLabel('Carrier').fill('DHL')
  await page.getByLabel('Tracking number').fill('003404')
  await page.getByRole('button', { name: 'Mark as shipped' }).click()
  await page.getByText('1 of 3 to be shipped').waitFor({ timeout: SOON })
  await page.getByText('DHL 003404').waitFor()
  await page.getByRole('button', { name: 'Ship', exact: true }).click()
  await page.getByRole('button', { name: 'Mark as shipped' }).click()
  await page.getByText('Nothing left to ship').waitFor({ timeout: SOON })

  await page.getByRole('button', { name: 'Mark as paid' }).click()
  await page.getByRole('button', { name: /^Invoice \d/ }).waitFor({ timeout: MADE })
  await page.getByRole('button', { name: 'More to do with this order' }).click()
  await page.getByRole('menuitem', { name: 'Refund' }).click()
  await page.getByLabel('Pieces of Olive oil').fill('1')
  await page.getByRole('button', { name: 'Refund what these cost: €12.00' }).click()
  await page.getByLabel('Reason').fill('One bottle was broken')
  await page.getByRole('button', { name: 'Refund', exact: true }).click()
  await page.getByText('One bottle was broken').first().waitFor({ timeout: SOON })
  await page.getByText('Partly refunded').waitFor({ timeout: MADE })
  await expect.poll(async () => (await productNow(page, oil)).variants[0]?.onHand, { timeout: MADE }).toBe(7)

  await customer.page.goto(`${studio.url}/profile/purchases`)
  const purchase = customer.page.getByRole('listitem').filter({ hasText: number })
  await purchase.getByText('Shipped').waitFor({ timeout: SOON })
  expect(await purchase.getByRole('link').getAttribute('href')).toContain('/shop/ottos-oils/orders/')
  expect([...problems, ...customer.problems]).toEqual([])
})
