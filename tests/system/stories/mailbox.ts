// The mailbox that a person's campaigns go out from, in a real Chromium: connected, tested, refused, disconnected.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { AT_ONCE, allow, call, draftCampaign, MADE, startCampaign } from '../campaign.ts'
import { register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'

/** Goes through the pages that stand in for Google's. */
async function consent(page: Page, account: string | null): Promise<void> {
  await page.getByRole('heading', { name: /wants to access a Google account/ }).waitFor()
  if (account === null) return page.getByRole('button', { name: 'Cancel' }).click()
  await page.locator('#other').fill(account)
  return page.getByRole('button', { name: 'Continue' }).click()
}

test('Gmail is connected through Google’s consent, sends a campaign, and is disconnected', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Gilda' })
  await allow(page, AT_ONCE)
  await page.goto(`${studio.url}/campaigns/mailbox`)
  await page.getByText('These mails stay on this machine').waitFor()

  await page.getByRole('button', { name: 'Connect Gmail' }).click()
  await consent(page, null)
  await page.getByText('You did not give the permission. Nothing was stored.').waitFor({ timeout: SOON })

  await page.getByRole('switch', { name: 'Look up mails of unknown outcome' }).click()
  await page.getByRole('button', { name: 'Connect Gmail' }).click()
  await consent(page, 'gilda@gmail.com')
  await page.getByText('Mails go out from gilda@gmail.com from now on').waitFor({ timeout: SOON })
  await page.getByText('May send mails, and look up whether one was sent.').waitFor()

  await page.getByRole('button', { name: 'Send a test mail' }).click()
  await page.getByText('A mail went to gilda@example.com').waitFor({ timeout: SOON })

  const campaign = await draftCampaign(page, 'Letters by Gmail', ['ada+gilda@example.com'])
  await startCampaign(page, campaign)
  await page.goto(`${studio.url}/campaigns/${campaign.id}`)
  await page.getByRole('heading', { name: /^Finished/ }).waitFor({ timeout: MADE })
  const mails = studio.cloud.mailbox.messages().filter(({ to }) => to.includes('ada+gilda@example.com'))
  expect(mails.map(({ from }) => from)).toEqual(['gilda@gmail.com'])

  await page.goto(`${studio.url}/campaigns/mailbox`)
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click()
  await page.getByRole('heading', { name: 'Connect your mailbox' }).waitFor({ timeout: SOON })
  await expect.poll(() => page.getByText('gilda@gmail.com').count()).toBe(0)
  expect(problems).toEqual([])
})

test('a permission that was withdrawn pauses the campaign until it is given again', async () => {
  const { page, context, problems } = await register(browser, studio.url, { name: 'Wanda' })
  await allow(page, AT_ONCE)
  await page.goto(`${studio.url}/campaigns/mailbox`)
  await page.getByRole('button', { name: 'Connect Gmail' }).click()
  await consent(page, 'wanda@gmail.com')
  await page.getByText('Gmail is connected').waitFor({ timeout: SOON })
  studio.cloud.googleMail.revoke('wanda@gmail.com')

  const campaign = await draftCampaign(page, 'Letters of Wanda', ['ada+wanda@example.com'])
  await startCampaign(page, campaign)
  const other = await context.newPage()
  await other.goto(`${studio.url}/campaigns/${campaign.id}`)
  await other.getByText('The mailbox no longer lets mails through').waitFor({ timeout: MADE })
  await page.getByText('This mailbox has to be connected again').waitFor({ timeout: SOON })

  await page.getByRole('button', { name: 'Connect again' }).click()
  await consent(page, 'wanda@gmail.com')
  await page.getByText('Gmail is connected').waitFor({ timeout: SOON })
  await other.getByRole('button', { name: 'Resume' }).click()
  await other.getByRole('heading', { name: /^Finished/ }).waitFor({ timeout: MADE })
  expect(problems).toEqual([])
})

test('a mail server that cannot be reached is not connected, and a person lowers the pace', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Selma' })
  await page.goto(`${studio.url}/campaigns/mailbox`)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Connect a mail server' })
  await dialog.getByLabel('Server', { exact: true }).fill('127.0.0.1')
  await dialog.getByLabel('Password', { exact: true }).fill('a password')
  await dialog.getByRole('button', { name: 'Connect' }).click()
  await dialog.getByRole('alert').waitFor({ timeout: SOON })
  await page.keyboard.press('Escape')
  await page.getByText('These mails stay on this machine').waitFor()

  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByLabel('Mails an hour').fill('9')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Enter a number from 1 to 4').waitFor()
  await page.getByLabel('Mails an hour').fill('2')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('0 of 2', { exact: true }).waitFor({ timeout: SOON })
  expect(await call(page, 'GET', '/sending')).toMatchObject({ limits: { perHour: 2, perDay: 25 } })
  expect(problems).toEqual([])
})

test('an administrator raises how many mails a person may send', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Adele' })
  await allow(page, AT_ONCE)
  await page.goto(`${studio.url}/people`)
  await page.getByRole('searchbox', { name: 'Search name or email' }).fill('adele')
  await page.getByRole('button', { name: 'Actions for Adele' }).click()
  await page.getByRole('menuitem', { name: 'Change limits of mails' }).click()
  await page.getByLabel('Mails an hour').fill('10')
  await page.getByLabel('Longest pause in seconds').fill('5')
  await page.getByLabel('Shortest pause in seconds').fill('7')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('It must not be shorter than the shortest').waitFor()
  await page.getByLabel('Longest pause in seconds').fill('9')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Adele may now send 10 mails an hour').waitFor({ timeout: SOON })
  await page.goto(`${studio.url}/campaigns/mailbox`)
  await page.getByText('0 of 10', { exact: true }).waitFor({ timeout: SOON })
  await page.getByText('Between two mails is a pause of 7 s to 9 s, drawn by chance.').waitFor()
  expect(problems).toEqual([])
})

test('addresses are put on the list by hand, and taken off again', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Norah' })
  await page.goto(`${studio.url}/campaigns/suppressions`)
  await page.getByRole('heading', { name: 'Nobody is on this list' }).waitFor()
  await page.getByRole('button', { name: 'Add addresses' }).first().click()
  await page.getByLabel('Addresses', { exact: true }).fill('ada@example.com\nnonsense')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByText(/nonsense/)
    .last()
    .waitFor()
  await page.getByLabel('Addresses', { exact: true }).fill('ada@example.com\n"Bea" <BEA@example.com>')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const table = page.getByRole('table', { name: 'Addresses that are never written to' })
  await table.getByText('ada@example.com').waitFor({ timeout: SOON })
  await table.getByText('bea@example.com').waitFor()

  await page.getByRole('searchbox', { name: 'Search addresses' }).fill('bea')
  await expect.poll(() => table.getByText('ada@example.com').count()).toBe(0)
  await table.getByRole('button', { name: 'Remove bea@example.com' }).click()
  await page.getByRole('button', { name: 'Take off the list' }).click()
  await page.getByRole('heading', { name: 'Not on this list' }).waitFor({ timeout: SOON })
  expect(problems).toEqual([])
})
