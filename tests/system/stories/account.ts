// People manage their accounts in a real Chromium.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { makeAdmin } from '../../../scripts/roles.ts'
import type { Privacy } from '../../../services/accounts/schemas.ts'
import { seriousFaults } from '../accessibility.ts'
import { openWindow, PASSWORD, register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'

const NEXT = 'another long enough password'

const newPerson = (name: string) => register(browser, studio.url, { name })

/** Waits for a mail to the address and returns its link to a page of the studio; the first mail starts a function. */
async function linkIn(address: string, path: string): Promise<string> {
  const { mailbox } = studio.cloud
  const links: string[] = []
  const look = async () => {
    for (const { id } of mailbox.messages().filter(({ to }) => to.includes(address))) {
      const { text } = (await (await fetch(`${mailbox.url}/messages/${id}`)).json()) as { text: string }
      links.push(...text.split(/\s+/).filter((word) => word.startsWith(`${studio.url}${path}#`)))
    }
    return links.length
  }
  await expect.poll(look, { timeout: SOON }).toBeGreaterThan(0)
  return links[0] ?? ''
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${studio.url}/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const arrived = (page: Page) => page.getByRole('heading', { name: 'Photos', exact: true }).waitFor()

test('a stranger reads what is kept, and for how long', async () => {
  const { context, problems } = await openWindow(browser)
  const page = await context.newPage()
  await page.goto(`${studio.url}/sign-in`)
  await page.getByRole('link', { name: 'What is kept, and for how long' }).click()
  await page.getByRole('heading', { name: 'After you delete' }).waitFor()
  const { cookies } = (await (await fetch(`${studio.url}/api/v1/privacy`)).json()) as Privacy
  for (const { name } of cookies) await page.getByText(name, { exact: true }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
  expect(problems).toEqual([])
})

test('a forgotten password is replaced through the mailbox', async () => {
  await newPerson('Olga')
  await using context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${studio.url}/sign-in`)
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  // Both pages have an email field; this must be the one of the second page.
  const send = page.getByRole('button', { name: 'Email me a link' })
  await send.waitFor()
  await page.getByLabel('Email').fill('olga@example.com')
  await send.click()
  await page.getByText('Check your email').waitFor()

  await page.goto(await linkIn('olga@example.com', '/reset-password'))
  await page.getByLabel('New password').fill(NEXT)
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await signIn(page, 'olga@example.com', NEXT)
  await arrived(page)
})

test('a new email takes effect once its mailbox has confirmed', async () => {
  const { page, problems } = await newPerson('Gerty')
  await page.goto(`${studio.url}/profile/security`)
  await page.getByText('You sign in with gerty@example.com.').waitFor()
  const email = page.getByRole('region', { name: 'Email' })
  await email.getByLabel('New email').fill('gerty@new.example')
  await email.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Change email' }).click()
  await page.getByText('We sent a link to gerty@new.example').waitFor()

  await page.goto(await linkIn('gerty@new.example', '/confirm-email'))
  await page.getByRole('button', { name: 'Confirm email' }).click()
  await page.getByText('Your email has been changed.').waitFor()
  await page.goto(`${studio.url}/profile/security`)
  await page.getByText('You sign in with gerty@new.example.').waitFor()
  expect(problems).toEqual([])
})

test('a key is created, shown once and revoked, and the activity lists it', async () => {
  const { page, problems } = await newPerson('Maria')
  await page.goto(`${studio.url}/profile/keys`)
  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Backup script')
  await dialog.getByLabel('Your password').fill('not the password')
  await dialog.getByRole('button', { name: 'Create key' }).click()
  await dialog.getByText('Choose what the key may do').waitFor()
  await dialog.getByRole('group', { name: 'Access to Photos' }).getByText('Read', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Create key' }).click()
  await dialog.getByText('Your password is wrong').waitFor()
  await dialog.getByLabel('Your password').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Create key' }).click()
  const secret = await dialog.locator('code').first().innerText()
  const answer = await fetch(`${studio.url}/api/v1/photos`, {
    headers: { authorization: `Bearer ${secret}` },
  })
  expect(answer.status).toBe(200)
  const other = await fetch(`${studio.url}/api/v1/jobs`, { headers: { authorization: `Bearer ${secret}` } })
  expect(other.status).toBe(403)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.getByText('Backup script').waitFor()
  await expect.poll(() => page.content()).not.toContain(secret)

  await page.getByRole('button', { name: 'Revoke Backup script' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke key' }).click()
  await page.getByText('No keys yet').waitFor()

  await page.getByRole('link', { name: 'Activity' }).click()
  await page.getByText('API key revoked').waitFor()
  await page.getByText('API key created').waitFor()
  expect(problems).toEqual([])
})

test('an administrator sets a person’s quota and blocks them', async () => {
  await newPerson('Caroline')
  const { context: member } = await newPerson('Dorothy')
  const { id } = (await (await member.request.get(`${studio.url}/api/v1/account`)).json()) as { id: string }
  await makeAdmin(studio.cloud, id)
  // Only writes check a session at once; a new session knows the new role.
  const { context, problems } = await openWindow(browser)
  const page = await context.newPage()
  await signIn(page, 'dorothy@example.com', PASSWORD)
  await arrived(page)

  await page.goto(`${studio.url}/people`)
  const actions = page.getByRole('button', { name: 'Actions for Caroline' })
  await actions.click()
  await page.getByRole('menuitem', { name: 'Change quota' }).click()
  await page.getByLabel('Quota in GB').fill('0.5')
  await page.getByRole('button', { name: 'Save quota' }).click()
  await page.getByText('0 bytes of 512 MB').waitFor()

  await actions.click()
  await page.getByRole('menuitem', { name: 'Block' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Block' }).click()
  await page.getByText('Blocked', { exact: true }).waitFor()
  await using elsewhere = await browser.newContext()
  const entrance = await elsewhere.newPage()
  await signIn(entrance, 'caroline@example.com', PASSWORD)
  await entrance.getByText('An administrator has blocked this account').waitFor()
  expect(problems).toEqual([])
})

test('a person requests the deletion of their account, sees it on every page, and cancels it', async () => {
  const { page, problems } = await newPerson('Rita')
  await page.goto(`${studio.url}/profile/data`)
  await page.getByRole('button', { name: 'Delete my account' }).click()
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: 'Delete my account' })
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await confirm.click()
  const typed = dialog.getByLabel('Type rita@example.com')
  await expect.poll(() => typed.getAttribute('aria-invalid')).toBe('true')
  await typed.fill('rita@example.com')
  await confirm.click()

  const banner = page.getByRole('region', { name: 'Account deletion' })
  await banner.waitFor()
  await page.goto(`${studio.url}/photos`)
  await banner.getByRole('button', { name: 'Keep my account' }).click()
  await banner.waitFor({ state: 'detached' })
  await page.goto(`${studio.url}/profile/data`)
  // It is offered again, so nothing is under way.
  await page.getByRole('button', { name: 'Delete my account' }).waitFor()
  expect(await banner.count()).toBe(0)
  expect(problems).toEqual([])
})

test('all data of a person comes as one archive', async () => {
  const { page, problems } = await newPerson('Eve')
  await page.goto(`${studio.url}/profile/data`)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download my data' }).click(),
  ])
  const archive = readFileSync(await download.path())
  expect(archive.subarray(0, 2).toString()).toBe('PK')
  expect(archive.includes('account.json')).toBe(true)
  expect(problems).toEqual([])
})

test('leaving unsaved text asks for confirmation', async () => {
  const { page, problems } = await newPerson('Jane')
  await page.goto(`${studio.url}/profile`)
  const name = page.getByLabel('Name')
  await name.fill('Jane Jackson')
  const photos = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Photos' })
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  await photos.click()
  await question.getByRole('button', { name: 'Stay' }).click()
  await question.waitFor({ state: 'detached' })
  expect(await name.inputValue()).toBe('Jane Jackson')

  await page.getByRole('button', { name: 'Save name' }).click()
  await page.getByText('Saved').waitFor()
  await photos.click()
  await arrived(page)
  expect(problems).toEqual([])
})
