// A person keeps applications in a real Chromium.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { register, SOON } from '../../person.ts'
import { browser, studio } from '../../shared-studio.ts'

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const card = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('cards move by keys and by hand, and another window sees it', async () => {
  const { page, context, problems } = await register(browser, studio.url, { name: 'Cleo' })
  await page.goto(`${studio.url}/careers/applications`)
  await page.getByText('4 of these are examples').waitFor()
  await page.getByRole('button', { name: 'Remove the examples' }).click()
  await page.getByRole('heading', { name: 'No applications yet' }).waitFor()

  const other = await context.newPage()
  await other.goto(`${studio.url}/careers/applications`)
  await other.getByRole('heading', { name: 'No applications yet' }).waitFor()

  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByLabel('Title').fill('Toolmaker')
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('dialog', { name: 'Toolmaker' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await column(other, 'Saved').getByText('Toolmaker').waitFor({ timeout: SOON })

  await page.getByRole('button', { name: 'Move Toolmaker' }).press('ArrowRight')
  await column(page, 'Applied').getByText('Toolmaker').waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Move Toolmaker')
  await column(other, 'Applied')
    .getByText(/^Applied \d/)
    .waitFor({ timeout: SOON })

  await card(page, 'Toolmaker').dragTo(column(page, 'Offer'))
  await column(page, 'Offer').getByText('Toolmaker').waitFor()
  await column(other, 'Offer').getByText('Toolmaker').waitFor({ timeout: SOON })

  await card(page, 'Toolmaker').click()
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByText('Stage: Applied → Offer').waitFor()
  expect(problems).toEqual([])
})
