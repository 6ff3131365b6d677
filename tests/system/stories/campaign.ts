// A campaign while it goes out, in a real Chromium.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { AT_ONCE, allow, draftCampaign, MADE, ONE, startCampaign } from '../campaign.ts'
import { open, register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'

const filter = (page: Page, name: RegExp) => page.getByRole('radio', { name })
const row = (page: Page, address: string) => page.getByRole('row').filter({ hasText: address })

test('a campaign is paused and goes on, and another window sees it', async () => {
  const { page, context, problems } = await register(browser, studio.url, { name: 'Pauline' })
  await allow(page, ONE)
  const campaign = await draftCampaign(page, 'Slow letters', [
    'ada@example.com',
    'bea@example.com',
    'cy@example.com',
  ])
  const address = `${studio.url}/campaigns/${campaign.id}`
  await page.goto(address)
  await page.getByText('Nothing has been sent yet').waitFor()
  const other = await context.newPage()
  await other.goto(address)
  await other.getByText('Nothing has been sent yet').waitFor()

  await startCampaign(page, campaign)
  await page.getByRole('heading', { name: /^Next mail .* to bea@example\.com$/ }).waitFor({ timeout: MADE })
  await row(page, 'ada@example.com').getByText('Sent', { exact: true }).waitFor({ timeout: SOON })
  // Why not yet, and when.
  await row(page, 'bea@example.com')
    .getByText(/^Goes (at|tomorrow at) \d\d:\d\d$/)
    .waitFor()
  await row(other, 'ada@example.com').getByText('Sent', { exact: true }).waitFor({ timeout: SOON })

  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('heading', { name: 'Paused' }).waitFor()
  await row(page, 'bea@example.com').getByText('Waits until the campaign goes on').waitFor()
  await other.getByText('2 mails wait until you let it go on.').waitFor({ timeout: SOON })

  await other.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('heading', { name: /^Next mail .* to bea@example\.com$/ }).waitFor({ timeout: SOON })

  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Cancel the campaign' }).click()
  await page.getByRole('heading', { name: 'Cancelled' }).waitFor()
  await other.getByRole('heading', { name: 'Cancelled' }).waitFor({ timeout: SOON })
  expect(
    studio.cloud.mailbox.messages().filter(({ subject }) => subject.startsWith('Slow letters')),
  ).toHaveLength(1)
  expect(problems).toEqual([])
})

test('the person decides about mails of which nobody can know whether they arrived', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Uma' })
  await allow(page, AT_ONCE)
  const addresses = ['ada@example.com', 'bea+cut@example.com', 'cy+cut@example.com']
  const campaign = await draftCampaign(page, 'Cut letters', addresses)
  await startCampaign(page, campaign)
  await page.goto(`${studio.url}/campaigns/${campaign.id}`)
  await page.getByText('Nobody can know whether 2 mails arrived').waitFor({ timeout: MADE })
  await page.getByRole('link', { name: 'Decide' }).click()
  await expect.poll(() => filter(page, /^Unknown/).isChecked()).toBe(true)
  await expect.poll(() => row(page, 'ada@example.com').count()).toBe(0)

  await row(page, 'bea+cut@example.com').getByRole('button', { name: 'It arrived' }).click()
  await expect.poll(() => row(page, 'bea+cut@example.com').count(), { timeout: SOON }).toBe(0)
  await page.getByText('Nobody can know whether 1 mail arrived').waitFor()

  await row(page, 'cy+cut@example.com').getByRole('button', { name: 'Send again' }).click()
  await page.getByText('they get this mail twice').waitFor()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Send again' }).click()
  const copies = () =>
    studio.cloud.mailbox.messages().filter(({ to }) => to.includes('cy+cut@example.com')).length
  await expect.poll(copies, { timeout: MADE }).toBe(2)

  // Every attempt is told, with what the mail was.
  await filter(page, /^All/).click()
  await row(page, 'ada@example.com').waitFor()
  await row(page, 'cy+cut@example.com').getByText('Unknown', { exact: true }).waitFor({ timeout: SOON })
  const sheet = page.getByRole('dialog', { name: 'cy+cut@example.com' })
  await open(row(page, 'cy+cut@example.com').getByRole('button', { name: 'cy+cut@example.com' }), sheet)
  await expect.poll(() => sheet.getByRole('list', { name: 'Attempts' }).getByRole('listitem').count()).toBe(2)
  await sheet.getByRole('tab', { name: 'Mail' }).click()
  await sheet.getByText('Cut letters for cy').waitFor()
  await page.frameLocator('iframe').getByText('Dear cy,').waitFor()
  await sheet.getByRole('button', { name: 'It arrived' }).click()
  await sheet.getByText('Sent', { exact: true }).waitFor({ timeout: SOON })
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: /^Finished/ }).waitFor({ timeout: SOON })
  expect(problems).toEqual([])
})

test('what failed is tried again, and the log is saved as a file', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Fanny' })
  await allow(page, AT_ONCE)
  const addresses = ['ada@example.com', 'bea+refused@example.com', 'cy+rejected@example.com']
  const campaign = await draftCampaign(page, 'Refused letters', addresses)
  await startCampaign(page, campaign)
  await page.goto(`${studio.url}/campaigns/${campaign.id}?filter=failed`)
  await row(page, 'cy+rejected@example.com').waitFor({ timeout: MADE })
  await page.getByRole('button', { name: 'Retry all failed' }).click()
  await page.getByRole('button', { name: 'Try again' }).click()
  const rejected = row(page, 'cy+rejected@example.com').getByRole('button', { name: /cy\+rejected/ })
  await open(rejected, page.getByRole('dialog', { name: 'cy+rejected@example.com' }))
  const attempts = page.getByRole('list', { name: 'Attempts' }).getByRole('listitem')
  await expect.poll(() => attempts.count(), { timeout: MADE }).toBe(2)
  await page.keyboard.press('Escape')

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  const file = await saving
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk))
  const csv = Buffer.concat(chunks).toString()
  for (const email of addresses) expect(csv).toContain(email)
  expect(problems).toEqual([])
})

test('who unsubscribes by one click in the mail is never written to again', async () => {
  const { page, context, problems } = await register(browser, studio.url, { name: 'Ulla' })
  await allow(page, AT_ONCE)
  await startCampaign(page, await draftCampaign(page, 'First letters', ['ada+ulla@example.com']))
  const mailOf = (subject: string) =>
    studio.cloud.mailbox
      .messages()
      .find((mail) => mail.subject === subject && mail.to.includes('ada+ulla@example.com'))
  await expect.poll(() => mailOf('First letters for ada'), { timeout: MADE }).toBeDefined()

  const mail = await context.newPage()
  await mail.goto(new URL(`/mail/${mailOf('First letters for ada')?.id}`, studio.cloud.mailbox.url).href)
  await mail.getByRole('button', { name: /unsubscribe/i }).click()
  await mail.getByRole('heading', { name: 'Asked to unsubscribe' }).waitFor()

  await page.goto(`${studio.url}/campaigns/suppressions`)
  const suppressed = row(page, 'ada+ulla@example.com')
  await suppressed.getByText('Unsubscribed').waitFor({ timeout: SOON })
  await suppressed.getByText('First letters').waitFor()

  const second = await draftCampaign(page, 'Second letters', ['ada+ulla@example.com', 'bea+ulla@example.com'])
  await startCampaign(page, second)
  await page.goto(`${studio.url}/campaigns/${second.id}`)
  await row(page, 'bea+ulla@example.com').getByText('Sent', { exact: true }).waitFor({ timeout: MADE })
  await row(page, 'ada+ulla@example.com').getByText('Skipped').waitFor({ timeout: SOON })
  expect(mailOf('Second letters for ada')).toBeUndefined()
  expect(problems).toEqual([])
})
