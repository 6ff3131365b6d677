import { expect, test } from 'vitest'
import { seriousFaults } from '../accessibility.ts'
import { PHONE } from '../browser.ts'
import { MADE } from '../campaign.ts'
import { register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { overflow } from '../visits.ts'
import { begin, button, heading, next, paste, preview, recipient, saved } from '../wizard.ts'

test('a likely typing error is corrected only when the person says so, and a list is taken back', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Tina' })
  await begin(page, 'Typing errors')
  await paste(page, ['E-mail', 'ana@gmial.com', 'bea@example.com'])
  await page.getByText('Did you mean').waitFor()
  await button(page, 'Use it in row 2: ana@gmail.com').click()
  await page.getByText('With 1 corrected address').waitFor()
  await button(page, 'Add 2 recipients').click()
  await recipient(page, 'ana@gmail.com').waitFor({ timeout: MADE })
  expect(await recipient(page, 'ana@gmial.com').count()).toBe(0)

  await button(page, 'Take back').click()
  await button(page, 'Take it back').click()
  await page.getByText('Taken back', { exact: true }).waitFor({ timeout: MADE })
  await expect.poll(() => recipient(page, 'ana@gmail.com').count(), { timeout: SOON }).toBe(0)
  expect(problems).toEqual([])
})

test('a file that is dropped begins a campaign, and its columns are chosen', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Mona' })
  await page.goto(`${studio.url}/campaigns`)
  await button(page, 'Begin a campaign').waitFor()
  const files = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    const rows = 'E-mail,Name,E-mail\nold@example.com,Ana,new@example.com'
    transfer.items.add(new File([rows], 'Two columns.csv', { type: 'text/csv' }))
    return transfer
  })
  await page.dispatchEvent('body', 'drop', { dataTransfer: files })
  await heading(page, 'Recipients').waitFor({ timeout: SOON })
  await expect.poll(() => page.getByLabel('Name of the campaign').inputValue()).toBe('Two columns')
  await page.getByText(/2 columns are called/).waitFor({ timeout: MADE })
  await page.getByLabel('Column 3, E-mail, becomes').selectOption('email')
  await button(page, 'Add 1 recipient').click({ timeout: MADE })
  await recipient(page, 'new@example.com').waitFor({ timeout: MADE })

  // What cannot be read is refused with what to do.
  await page
    .getByLabel('List to upload')
    .setInputFiles({ name: 'people.xlsx', mimeType: '', buffer: Buffer.from('<html><table></table></html>') })
  await page.getByText('Not read', { exact: true }).waitFor({ timeout: MADE })
  await button(page, 'Remove this list').click()
  await expect.poll(() => page.getByText('people.xlsx').count(), { timeout: SOON }).toBe(0)

  await page.getByRole('link', { name: 'Campaigns' }).first().click()
  await button(page, 'More about Two columns').click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await heading(page, 'Recipients').waitFor({ timeout: SOON })
  await page.goto(`${studio.url}/campaigns`)
  await button(page, /^More about Two columns/)
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click()
  await page.getByText('1 campaign moved to the trash').waitFor()
  await button(page, 'Trash').click()
  await button(page, 'Restore').click()
  await page.getByText('The trash is empty').waitFor({ timeout: SOON })
  expect(problems).toEqual([])
})

test('who gets a hole in the mail is told before the start, with the way there', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Hanna' })
  await begin(page, 'Holes')
  await paste(page, ['E-mail,City', 'ana@example.com,Lisbon', 'bea@example.com,'])
  await button(page, 'Add 2 recipients').click()
  await recipient(page, 'bea@example.com').waitFor({ timeout: MADE })
  await next(page, 'Mail')
  await page.getByLabel('Subject').fill('Hello from {{city}}')
  await page.getByRole('textbox', { name: 'Text' }).fill('How is {{contry}}?')
  await page
    .getByText(/contry/)
    .last()
    .waitFor()
  await page.getByRole('textbox', { name: 'Text' }).fill('How is it there?')
  await page.getByLabel('How you can be reached').fill('Hanna, 1 Harbour Road')
  await saved(page)
  await page.goto(page.url().replace('/template', '/check'))
  await page.getByText('To be mended before it can start').waitFor({ timeout: SOON })
  await expect.poll(() => button(page, 'Start').isDisabled()).toBe(true)
  await page.getByRole('link', { name: 'bea@example.com' }).click()
  const sheet = page.getByRole('dialog', { name: 'bea@example.com' })
  await sheet.getByLabel('City').fill('Porto')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => sheet.count()).toBe(0)
  await page.getByRole('link', { name: 'Check and start' }).click()
  await expect.poll(() => button(page, 'Start').isEnabled(), { timeout: SOON }).toBe(true)
  expect(problems).toEqual([])
})

test('two windows write one draft: nothing is lost, and who differs is asked', async () => {
  const { page, context, problems } = await register(browser, studio.url, { name: 'Wilma' })
  await begin(page, 'Two windows')
  await next(page, 'Mail')
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByLabel('Subject').waitFor()

  await page.getByLabel('Subject').fill('From the first window')
  await expect
    .poll(() => other.getByLabel('Subject').inputValue(), { timeout: SOON })
    .toBe('From the first window')

  // The other window's change is held until the first one has saved another.
  const held = Promise.withResolvers<void>()
  await other.route('**/api/v1/campaigns/*', async (route) => {
    if (route.request().method() === 'PATCH') await held.promise
    await route.continue()
  })
  const sending = other.waitForRequest((request) => request.method() === 'PATCH')
  await other.getByLabel('Subject').fill('Second thoughts')
  await sending
  await page.getByLabel('Subject').fill('First thoughts')
  await saved(page)
  held.resolve()
  await other.getByText('Another window changed the mail meanwhile').waitFor({ timeout: SOON })
  expect(await other.getByLabel('Subject').inputValue()).toBe('Second thoughts')
  await button(other, 'Keep what I typed here').click()
  await saved(other)
  await expect.poll(() => page.getByLabel('Subject').inputValue(), { timeout: SOON }).toBe('Second thoughts')
  expect(problems).toEqual([])
})

test('a phone goes through all steps', async () => {
  const { page, problems } = await register(browser, studio.url, {
    name: 'Phila',
    viewport: PHONE,
    hasTouch: true,
  })
  await begin(page, 'On the way')
  await button(page, 'Add one by hand').tap()
  await page.getByLabel('E-mail', { exact: true }).fill('ana@example.com')
  await page.getByLabel('Full name').fill('Ana Lima')
  await button(page, 'Add').last().tap()
  await recipient(page, 'ana@example.com').waitFor({ timeout: SOON })

  const faults: string[] = []
  async function look(step: string) {
    const width = await overflow(page)
    if (width > 0) faults.push(`${step} is ${width} pixels too wide`)
    for (const fault of await seriousFaults(page)) faults.push(`${step}: ${fault}`)
  }
  await look('Recipients')
  await next(page, 'Mail')
  await button(page, /^A short question/).tap({ timeout: SOON })
  await look('Mail')
  await page.getByText('Preview', { exact: true }).tap()
  await preview(page)
    .getByText(/Hello there,|Hello Ana/)
    .waitFor({ timeout: SOON })
  await look('Preview')
  await next(page, 'Attachments')
  await page.getByText('Nothing is attached').waitFor({ timeout: SOON })
  await look('Attachments')
  await next(page, 'Schedule')
  await button(page, 'Office hours').tap({ timeout: SOON })
  await page.getByRole('slider', { name: 'Until' }).focus()
  await page.keyboard.press('ArrowLeft')
  await page.getByText('Monday to Friday, 09:00 to 16:45', { exact: true }).waitFor()
  await button(page, 'Saturday').tap()
  await page.getByText('Monday to Saturday, 09:00 to 16:45', { exact: true }).waitFor()
  await look('Schedule')
  await saved(page)
  await next(page, 'Check and start')
  await page.getByText('recipient gets a mail').waitFor({ timeout: SOON })
  await look('Check')
  expect(faults).toEqual([])
  expect(problems).toEqual([])
})
