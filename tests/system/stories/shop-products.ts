// Many products at once, and one in two windows, in a real Chromium.
import { expect, test } from 'vitest'
import { call } from '../campaign.ts'
import { register, SOON, undoOf } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { addProduct, costs, openShop, productNow } from '../shop.ts'

test('prices of many products change together, and back again', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Bruno' })
  await openShop(page, 'brunos-bakery')
  const rye = await addProduct(page, { title: 'Rye bread', price: 450, onHand: 8 })
  const roll = await addProduct(page, { title: 'Roll', price: 65, onHand: 0 })
  await page.goto(`${studio.url}/store/products`)
  await page.getByLabel('Select all that are shown').click()
  await page.getByText('2 selected').waitFor()
  await page.getByRole('button', { name: 'Prices' }).click()
  await page.getByRole('textbox', { name: 'Percent' }).fill('-10')
  const preview = page.getByRole('list', { name: 'What becomes of each' })
  await preview.getByText('€4.05').waitFor()
  // Half up: 58.5 is 59.
  await preview.getByText('€0.59').waitFor()
  await page.getByRole('button', { name: 'Change 2 variants' }).click()
  const undo = await undoOf(page, 'Prices of 2 variants changed')
  await costs(page, rye, 405)
  await costs(page, roll, 59)
  await undo.click()
  await costs(page, rye, 450)
  await costs(page, roll, 65)
  await expect.poll(() => page.getByLabel('Price of Rye bread').inputValue()).toBe('4.50')
  expect(problems).toEqual([])
})

test('a price is edited where it stands: Enter saves it, Escape does not', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Ines' })
  await openShop(page, 'ines-inks')
  const ink = await addProduct(page, { title: 'Black ink', price: 900, onHand: 3 })
  await page.goto(`${studio.url}/store/products`)
  const price = page.getByLabel('Price of Black ink')
  await price.fill('8,50')
  await price.press('Enter')
  await page.getByText('Black ink costs €8.50 now').waitFor({ timeout: SOON })
  await costs(page, ink, 850)

  await price.fill('1')
  await price.press('Escape')
  await expect.poll(() => price.inputValue()).toBe('8.50')
  await price.fill('8.505')
  await price.press('Tab')
  await page.getByText('at most 2 decimals').waitFor()

  const stock = page.getByLabel('Stock of Black ink')
  await stock.fill('12')
  await stock.press('Tab')
  await expect.poll(async () => (await productNow(page, ink)).variants[0]?.onHand).toBe(12)
  await costs(page, ink, 850)
  expect(problems).toEqual([])
})

test('what another window changed is taken over, and the same part is asked about', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Cleo' })
  await openShop(page, 'cleos-clay')
  const cup = await addProduct(page, { title: 'Cup', price: 2800, onHand: 4 })
  await page.goto(`${studio.url}/store/products/${cup.id}`)
  const title = page.getByRole('textbox', { name: 'Title' }).first()
  await title.fill('Cup with a handle')

  // Another part of it is no conflict.
  await call(page, 'PATCH', `/shop/products/${cup.id}`, { description: 'Thrown by hand' })
  await expect
    .poll(() => page.getByLabel('Description').first().inputValue(), { timeout: SOON })
    .toBe('Thrown by hand')
  expect(await title.inputValue()).toBe('Cup with a handle')

  await call(page, 'PATCH', `/shop/products/${cup.id}`, { title: 'Mug' })
  await page.getByText('Another window changed the title meanwhile').waitFor({ timeout: SOON })
  await expect.poll(() => page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Keep what I typed here' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(async () => (await productNow(page, cup)).title, { timeout: SOON })
    .toBe('Cup with a handle')
  expect(await productNow(page, cup)).toMatchObject({ description: 'Thrown by hand' })

  // Leaving with something unsaved is asked about.
  await title.fill('Bowl')
  await page.getByRole('link', { name: 'Products' }).click()
  await page.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor()
  await page.getByRole('button', { name: 'Stay' }).click()
  expect(await title.inputValue()).toBe('Bowl')
  expect(problems).toEqual([])
})
