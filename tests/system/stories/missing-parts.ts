// What the studio does in a real Chromium when a part of it fails to load.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, ready, register, SOON, tiles } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'

test('photos arrive even if the fingerprint worker does not load', async () => {
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

const boxes = (elements: Element[]) =>
  elements.map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return [left, top, width, height].map(Math.round)
  })

test('the first photos come with the page and are drawn before the script is loaded', async () => {
  const { context: before, page: known } = await register(browser, studio.url, { name: 'Emmy' })
  await choose(known, [54, 55])
  await ready(known, 2)
  await using context = await browser.newContext({ storageState: await before.storageState() })
  const held = Promise.withResolvers<void>()
  await context.route('**/assets/index-*.js', async (route) => {
    await held.promise
    await route.continue()
  })
  // Answers that are seconds old are not used, and on a slow machine that is how long the script may be held.
  await context.addInitScript(() => {
    const now = performance.now.bind(performance)
    performance.now = () => now() / 100
  })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const count = (path: RegExp) => asked.filter((each) => path.test(each)).length
  // A page that would have to wait for its answers comes without them, so it is asked for until it has them.
  const comesWithAnswers = async () => {
    // Until the page before is gone it asks for answers.
    await page.goto('about:blank')
    asked.length = 0
    const answer = await page.goto(`${studio.url}/photos`, { waitUntil: 'commit' })
    return (await answer?.text())?.includes('"/api/v1/account":')
  }
  await expect.poll(comesWithAnswers).toBe(true)
  const early = page.locator('.first-screen img')
  await expect.poll(() => count(/\/renditions\//), { timeout: SOON }).toBe(2)
  await expect.poll(() => count(/\/assets\/photos-[\w-]{8}\.js$/), { timeout: SOON }).toBe(1)
  const places = await early.evaluateAll(boxes)
  expect(places).toHaveLength(2)
  held.resolve()
  await ready(page, 2)
  // The gallery puts the same pictures in the same places.
  await expect.poll(() => early.count(), { timeout: SOON }).toBe(0)
  expect(await tiles(page).evaluateAll(boxes)).toEqual(places)
  // What came with the page is used, not asked for.
  for (const path of [/v1\/account$/, /v1\/photos\/summary$/, /v1\/photos$/]) expect(count(path)).toBe(0)
  expect(count(/\/renditions\//)).toBe(2)
})

test('a notification that cannot be shown causes one quiet reload, and nothing else', async () => {
  const { context: before, page: known } = await register(browser, studio.url, { name: 'Barbara' })
  await choose(known, [53])
  await ready(known, 1)
  // The same person with an empty cache.
  await using context = await browser.newContext({ storageState: await before.storageState() })
  await context.route('**/assets/toaster-*.js', (route) => route.fulfill({ status: 404, body: '' }))
  const page = await context.newPage()
  const loads = countLoads(page)
  await page.goto(`${studio.url}/photos`)
  await expect.poll(loads, { timeout: SOON }).toBe(2)
  await ready(page, 1)
  // The missing part is requested again with the first notification; the page must not reload each time.
  await tiles(page).first().hover()
  await tiles(page).first().getByRole('checkbox').click()
  const selected = page.getByRole('region', { name: 'Selected photos' })
  await selected.getByRole('button', { name: 'Move to trash' }).click()
  await expect.poll(() => tiles(page).count(), { timeout: SOON }).toBe(0)
  expect(loads()).toBe(2)
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
})

test('a page of a version that is gone is loaded by a reload, and the address stays', async () => {
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

test('a reload does not discard what is being typed', async () => {
  const { page, context } = await register(browser, studio.url, { name: 'Chien' })
  await choose(page, [54])
  await ready(page, 1)
  let asked = 0
  await context.route('**/assets/viewer-*.js', (route) => {
    asked++
    return route.fulfill({ status: 404, body: '' })
  })
  const loads = countLoads(page)
  await page.getByRole('searchbox').fill('photograph')
  await ready(page, 1)
  await tiles(page).first().getByRole('link').hover()
  await expect.poll(() => asked).toBeGreaterThan(0)
  expect(loads()).toBe(0)
  expect(await page.getByRole('searchbox').inputValue()).toBe('photograph')
  await page.getByRole('searchbox').fill('')
  await expect.poll(loads, { timeout: SOON }).toBe(1)
})

test('the tabs of a browser share one stream, and another takes over when one is closed', async () => {
  const { page, context } = await register(browser, studio.url, { name: 'Vera' })
  const streaming = new Set<Page>()
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/events') streaming.add(request.frame().page())
  })
  const tabs = [await context.newPage(), await context.newPage(), await context.newPage()]
  for (const tab of tabs) await tab.goto(`${studio.url}/photos`)
  await choose(page, [55])
  for (const tab of [page, ...tabs]) await ready(tab, 1)
  // The first tab may have started before the count began.
  streaming.delete(page)
  expect(streaming.size).toBe(0)
  await page.close()
  const [next, ...others] = tabs
  await choose(next!, [56])
  for (const tab of [next!, ...others]) await ready(tab, 2)
  expect(streaming.size).toBe(1)
})

/** How often the page has been loaded since this call. */
function countLoads(page: Page): () => number {
  let loads = 0
  page.on('load', () => loads++)
  return () => loads
}
