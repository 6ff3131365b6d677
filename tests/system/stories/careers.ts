import { expect, test } from 'vitest'
import { register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'

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
