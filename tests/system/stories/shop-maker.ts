// A maker's first quarter of an hour, in a real Chromium.
import { expect, test } from 'vitest'
import { MADE } from '../campaign.ts'
import { choose, openWindow, ready, register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'

test('a maker opens a shop, adds a product with photos, and a stranger finds it', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Marta' })
  await choose(page, [11, 12])
  await ready(page, 2)

  await page.getByRole('link', { name: 'Shop', exact: true }).click()
  await page.getByRole('heading', { name: 'Open a shop' }).waitFor()
  await page.getByLabel('Name').fill('Marta’s Prints')
  await page.getByText('/shop/martas-prints is free').waitFor({ timeout: SOON })
  await page.getByLabel('Country').selectOption('Germany')
  await expect.poll(() => page.getByLabel('Currency').inputValue()).toBe('EUR')
  await page.getByRole('button', { name: 'Open the shop' }).click()
  await page.getByRole('heading', { name: 'Marta’s Prints' }).waitFor({ timeout: SOON })
  await page.getByRole('link', { name: 'A published product' }).waitFor()

  await page.getByRole('link', { name: 'New product' }).click()
  await page.getByRole('textbox', { name: 'Title' }).first().fill('Linocut “Heron”')
  await expect.poll(() => page.getByLabel('Address').inputValue()).toBe('linocut-heron')
  // What is wrong is said at its field, and nothing is sent.
  await page.getByLabel('Price', { exact: true }).fill('24,999')
  await page.getByRole('button', { name: 'Add the product' }).click()
  await page.getByText('Enter an amount with at most 2 decimals').waitFor()
  await page.getByLabel('Price', { exact: true }).fill('24,90')
  await page.getByLabel('Stock').fill('5')
  await page.getByRole('button', { name: 'Choose pictures' }).click()
  for (const seed of [11, 12])
    await page.getByRole('button', { name: new RegExp(`^Choose photograph-${seed}`) }).click()
  await page.getByText('2 pictures chosen').waitFor()
  await page.getByRole('button', { name: 'Done' }).click()
  const alts = page.getByLabel('What it shows')
  await alts.first().fill('A heron at dusk')
  // The second picture goes first, by the keyboard.
  await page.getByRole('button', { name: 'Move A heron at dusk' }).press('ArrowDown')
  await expect.poll(() => alts.last().inputValue()).toBe('A heron at dusk')
  await page.getByRole('combobox', { name: 'Status' }).click()
  await page.getByRole('option', { name: /^Published/ }).click()
  await page.getByRole('button', { name: 'Add the product' }).click()
  await page.getByText('“Linocut “Heron”” was added').waitFor({ timeout: SOON })
  await page.getByRole('link', { name: 'View in the shop' }).waitFor()

  await page.getByRole('link', { name: 'Products' }).click()
  await page.getByRole('row').filter({ hasText: 'Linocut “Heron”' }).getByText('Published').waitFor()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('switch', { name: 'The shop is closed' }).click()
  await page.getByRole('switch', { name: 'The shop is open' }).waitFor({ timeout: SOON })

  const { context, problems: others } = await openWindow(browser)
  const shop = await context.newPage()
  // The first change of a catalogue waits for a function to start.
  const heron = shop.getByRole('link', { name: /Heron/ })
  const seen = async () => {
    await shop.goto(`${studio.url}/shop/martas-prints`)
    return heron.count()
  }
  await expect.poll(seen, { timeout: MADE, interval: 1000 }).toBeGreaterThan(0)
  await heron.first().click()
  await shop.getByRole('heading', { name: 'Linocut “Heron”' }).waitFor({ timeout: SOON })
  await shop.getByText('24.90').first().or(shop.getByText('24,90').first()).first().waitFor()
  expect([...problems, ...others]).toEqual([])
})
