// What a person does in a browser, as functions for the system tests.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { photograph } from '../../scripts/photograph.ts'
import { makeAdmin } from '../../scripts/roles.ts'
import type { Studio } from '../../scripts/studio.ts'
import { DESKTOP } from './browser.ts'
import { followWindow } from './last-look.ts'

/** Milliseconds that a result may take to appear. It comes in a fraction of it, but machines can be slow and busy. */
export const SOON = 120_000

export interface Person {
  name: string
  viewport?: { width: number; height: number }
  hasTouch?: boolean
}

export const PASSWORD = 'a long enough password'

/**
 * Opens a new person's browser window, which the end of the test closes. Everything that goes wrong in its pages is
 * collected in `problems`; what they show is printed when the test fails.
 */
export async function openWindow(
  browser: Browser,
  viewport = DESKTOP,
  hasTouch = false,
): Promise<{ context: BrowserContext; problems: string[] }> {
  const context = await browser.newContext({
    viewport,
    hasTouch,
    acceptDownloads: true,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(SOON)
  const look = followWindow(context)
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(await look())
    await context.close()
  })
  const problems: string[] = []
  context.on('weberror', (error) => problems.push(String(error.error())))
  return { context, problems }
}

/** Registers a new person in a window of their own. */
export async function register(browser: Browser, url: string, { name, viewport, hasTouch }: Person) {
  const { context, problems } = await openWindow(browser, viewport, hasTouch)
  const page = await context.newPage()
  await page.goto(`${url}/register`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Email').fill(`${name.toLowerCase()}@example.com`)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Photos', exact: true }).waitFor()
  return { page, context, problems }
}

/** Makes the person of the page an administrator. A session learns of a new role within half a minute, a new one at once. */
export async function becomeAdmin(page: Page, { url, cloud }: Pick<Studio, 'url' | 'cloud'>): Promise<void> {
  const { id, email } = await (await page.request.get(`${url}/api/v1/account`)).json()
  await makeAdmin(cloud, id)
  const answer = await page.request.post(`${url}/api/v1/session`, { data: { email, password: PASSWORD } })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** Milliseconds after which whoever pressed in vain presses again. */
const AGAIN = 5000

/**
 * Presses what opens something, again if it was in vain: in a list that changes at that moment, what is pressed moves
 * away under the finger.
 */
export const open = (button: Locator, opened: Locator): Promise<void> =>
  expect
    .poll(async () => {
      if (!(await opened.isVisible())) await button.click({ timeout: AGAIN })
      await opened.waitFor({ timeout: AGAIN })
      return opened.isVisible()
    })
    .toBe(true)

/**
 * The undo of the toast that tells this. It stays until it is pressed, because the pointer rests on it: otherwise a slow
 * machine may take longer to do what comes before than the toast is shown.
 */
export async function undoOf(page: Page, news: string | RegExp): Promise<Locator> {
  const undo = page.getByRole('listitem').filter({ hasText: news }).getByRole('button', { name: 'Undo' })
  await undo.hover()
  return undo
}

export async function choose(page: Page, seeds: number[]): Promise<void> {
  const photos = await Promise.all(seeds.map((seed) => photograph(seed)))
  const files = photos.map(({ name, contentType, bytes }) => ({
    name,
    mimeType: contentType,
    buffer: Buffer.from(bytes),
  }))
  await page.getByLabel('Photos to upload').first().setInputFiles(files)
}

export const tiles = (page: Page) => page.locator('[data-photo]')

/** Waits until this many photos show their thumbnails; the first ones wait for a function to start. */
export async function ready(page: Page, count: number): Promise<void> {
  const drawn = () =>
    tiles(page).evaluateAll(
      (all) =>
        all.filter((tile) =>
          [...tile.querySelectorAll('img')].some((image) => image.complete && image.naturalWidth > 32),
        ).length,
    )
  await expect.poll(drawn, { timeout: SOON }).toBe(count)
}
