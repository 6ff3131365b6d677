// A person keeps jobs and applications in a real Chromium.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'

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

test('a pasted text becomes a job by itself', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Dora' })
  await page.goto(`${studio.url}/careers/jobs`)
  await page.getByRole('heading', { name: 'No jobs yet' }).waitFor()
  const text =
    'Toolmaker (m/f/d)\nExample Works, Berlin\n\nSalary: €60,000 – €70,000 per year\n\nRequirements\n- TypeScript\n- three years of practice\n'
  await page.getByLabel('Address or text of a posting').fill(text)
  await page.getByRole('button', { name: 'Save job' }).click()
  await page.getByRole('list', { name: 'Jobs' }).getByRole('listitem').waitFor()

  // Where a field comes from is told to a finger, which neither hovers nor moves the focus visibly.
  await page.getByRole('link', { name: /^Toolmaker/ }).click({ timeout: SOON })
  const told = page.getByText(/^Understood from the text, \d+ % sure\./)
  // What tells it is loaded after the page; a finger that is early has to press again.
  const press = async () => {
    if ((await told.count()) === 0)
      await page.getByRole('button', { name: /^Salary: / }).dispatchEvent('click')
    return told.count()
  }
  await expect.poll(press, { timeout: SOON }).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByText(/^Understood from the text, /).count()).toBe(0)
  expect(problems).toEqual([])
})

test('the palette finds pages and things of every room by the keyboard alone', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Edda' })
  const field = page.getByRole('combobox', { name: 'Search everything' })
  await page.keyboard.press('Control+k')
  await field.fill('applic')
  await page.getByRole('option', { name: 'Applications', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('4 of these are examples').waitFor()

  await page.keyboard.press('Control+k')
  await field.fill('zzz')
  await page.getByText('Nothing found for “zzz”').waitFor({ timeout: SOON })
  const application = page.getByRole('option').first()
  await field.fill('exam')
  await application.waitFor({ timeout: SOON })
  const title = await application.locator('span').first().innerText()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: title }).waitFor()
  expect(problems).toEqual([])
})
