// What the studio does in a real Chromium when a part of it does not arrive.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Studio, startStudio } from '../../scripts/studio.ts'
import { openBrowser } from './browser.ts'
import { choose, ready, register, SOON, tiles } from './person.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'atelier-parts-'))
let studio: Studio
let browser: Browser

beforeAll(async () => {
  ;[studio, browser] = await Promise.all([startStudio({ dataDir, port: 0 }), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await studio?.[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a fingerprint worker that does not load keeps no photo from arriving', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Rosalind' })
  let asked = 0
  await page.route('**/assets/hash.worker-*.js', (route) => {
    asked++
    return route.fulfill({ status: 404, body: '' })
  })
  await choose(page, [51, 52])
  await ready(page, 2)
  expect(asked).toBeGreaterThan(0)
  expect(problems).toEqual([])
})

test('news that cannot be shown costs one quiet reload, and nothing else', async () => {
  const { page, context } = await register(browser, studio.url, { name: 'Barbara' })
  await choose(page, [53])
  await ready(page, 1)
  await context.route('**/assets/toaster-*.js', (route) => route.fulfill({ status: 404, body: '' }))
  const loads = countLoads(page)
  await page.reload()
  await expect.poll(loads, { timeout: SOON }).toBe(2)
  await ready(page, 1)
  await page.getByRole('searchbox').fill('nothing like this')
  await page
    .getByText('Nothing found')
    .first()
    .waitFor({ timeout: SOON })
    .catch(() => undefined)
  await page.getByRole('searchbox').fill('')
  await ready(page, 1)
  // The shell asks for what is missing again when it is at rest; it must not start over each time.
  expect(loads()).toBe(2)
  expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(1)
})

test('a page of a version that is gone comes with a reload, and the address stays', async () => {
  const { page, context, problems } = await register(browser, studio.url, { name: 'Lise' })
  let isGone = true
  await context.route('**/assets/profile-page-*.js', (route) =>
    isGone ? route.fulfill({ status: 404, body: '' }) : route.continue(),
  )
  const loads = countLoads(page)
  page.on('framenavigated', () => {
    if (loads() > 0) isGone = false
  })
  await page
    .getByRole('button', { name: /Account menu/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Profile' }).click()
  await page.getByRole('heading', { name: 'Profile', level: 1 }).waitFor({ timeout: SOON })
  expect(new URL(page.url()).pathname).toBe('/profile')
  expect(problems).toEqual([])
})

test('what is being typed is not taken away by a reload', async () => {
  const { page, context } = await register(browser, studio.url, { name: 'Chien' })
  await choose(page, [54])
  await ready(page, 1)
  await context.route('**/assets/viewer-*.js', (route) => route.fulfill({ status: 404, body: '' }))
  const loads = countLoads(page)
  await page.getByRole('searchbox').fill('photograph')
  await ready(page, 1)
  await tiles(page).first().getByRole('link').hover()
  expect(loads()).toBe(0)
  expect(await page.getByRole('searchbox').inputValue()).toBe('photograph')
  await page.getByRole('searchbox').fill('')
  await expect.poll(loads, { timeout: SOON }).toBe(1)
})

/** How often the page has been loaded since. */
function countLoads(page: Page): () => number {
  let loads = 0
  page.on('load', () => loads++)
  return () => loads
}
