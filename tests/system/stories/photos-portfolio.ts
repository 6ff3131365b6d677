// A maker shows albums to everybody, who looks at them without an account, in each of the three looks.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PORTFOLIO_LOOKS, type PortfolioSettings } from '../../../services/photos/portfolio/schemas.ts'
import { PHONE } from '../browser.ts'
import { call } from '../campaign.ts'
import { choose, openWindow, ready, register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { faultsAt, overflow, type Visit } from '../visits.ts'

const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: SOON })

/** A maker with an album of photos that have words. */
async function makerWith(name: string, seeds: number[]) {
  const person = await register(browser, studio.url, { name })
  const { page } = person
  await choose(page, seeds)
  await ready(page, seeds.length)
  const { items } = await call<{ items: { id: string }[] }>(page, 'GET', '/photos')
  const ids = items.map(({ id }) => id)
  const album = { title: 'Bowls & vases', description: 'Thrown and fired in one week of spring.' }
  const { id } = await call<{ id: string }>(page, 'POST', '/albums', album)
  await call(page, 'POST', `/albums/${id}/photos`, { ids })
  return { ...person, albumId: id, ids }
}

async function visitor(viewport?: typeof PHONE) {
  const { context, problems } = await openWindow(browser, viewport)
  return { page: await context.newPage(), problems }
}

const photosOf = (page: Page) => page.getByRole('list', { name: /^Photos of/ }).getByRole('link')

/** Photos whose picture is there, once all were in sight: sizes are made when somebody first looks. */
async function drawn(page: Page): Promise<number> {
  for (const photo of await photosOf(page).all()) await photo.scrollIntoViewIfNeeded()
  return photosOf(page)
    .locator('img')
    .evaluateAll(
      (all) => all.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length,
    )
}

test('a portfolio is written, published, looked at without an account, and answered to', async () => {
  const { page, problems } = await makerWith('Notburga', [121, 122, 123])
  await page.goto(`${studio.url}/photos/portfolio`)
  await page.getByLabel('Name', { exact: true }).fill('Notburga Example')
  await page.getByLabel('Address', { exact: true }).fill('notburga')
  await page.getByLabel('About you').fill('I make bowls.\n\nAnd vases.')
  await page.getByRole('button', { name: 'Add an album' }).click()
  await page.getByRole('menuitem', { name: 'Bowls & vases' }).click()
  await page.getByRole('radio', { name: /^Editorial/ }).check()
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('Saved').waitFor()

  const { page: guest, problems: others } = await visitor()
  await guest.goto(`${studio.url}/by/notburga`)
  await guest.getByText('There is no portfolio here').waitFor()
  await page.getByLabel('Published').check()
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('Saved').waitFor()
  await eventually(async () => {
    await guest.reload()
    return guest.getByRole('heading', { name: 'Notburga Example' }).count()
  }).toBe(1)
  await guest.getByText('And vases.').waitFor()
  await guest.getByRole('link', { name: /Bowls & vases/ }).click()
  await guest.getByRole('heading', { name: 'Bowls & vases' }).waitFor()
  await eventually(() => drawn(guest)).toBe(3)

  await photosOf(guest).first().press('Enter')
  const photo = guest.getByRole('dialog', { name: 'Photo' })
  await photo.getByText('1 of 3').waitFor()
  await guest.keyboard.press('ArrowRight')
  await photo.getByText('2 of 3').waitFor()
  const shown = photo.getByRole('img')
  await eventually(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(
    0,
  )
  await guest.keyboard.press('Escape')
  await photo.waitFor({ state: 'hidden' })
  await photosOf(guest).nth(1).and(guest.locator(':focus')).waitFor()
  // However many photos were looked at, Back closes them, and nothing else.
  await photosOf(guest).first().press('Enter')
  await guest.keyboard.press('ArrowRight')
  await photo.getByText('2 of 3').waitFor()
  await guest.goBack()
  await photo.waitFor({ state: 'hidden' })
  await guest.getByRole('heading', { name: 'Bowls & vases' }).waitFor()

  await guest.getByRole('link', { name: 'Contact' }).click()
  await guest.getByLabel('Your name').fill('Bea')
  await guest.getByLabel('Your e-mail address').fill('bea@example.com')
  await guest.getByLabel('Message').fill('What does a bowl cost?')
  await guest.getByRole('button', { name: 'Send' }).click()
  await guest.getByRole('heading', { name: 'Thank you' }).waitFor()
  expect([problems, others]).toEqual([[], []])
})

test('without a script every photo is a link, and a private photo is shown to nobody', async () => {
  const { page, albumId, ids } = await makerWith('Radegund', [124, 125])
  await call(page, 'PUT', '/photo-portfolio', { ...SETTINGS, handle: 'radegund', albumIds: [albumId] })
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE })
  try {
    const guest = await context.newPage()
    const address = `${studio.url}/by/radegund/bowls-vases`
    await guest.goto(address)
    expect(await photosOf(guest).count()).toBe(2)
    const href = (await photosOf(guest).first().getAttribute('href')) ?? ''
    await eventually(async () => (await guest.request.get(studio.url + href)).status()).toBe(200)
    await call(page, 'PATCH', `/photos/${ids[0]}`, { isPrivate: true })
    await eventually(async () => {
      await guest.reload()
      return photosOf(guest).count()
    }).toBe(1)
  } finally {
    await context.close()
  }
})

test('axe finds nothing serious in any look, and nothing is wider than a phone', async () => {
  const { page, albumId, problems } = await makerWith('Scholastika', [126, 127, 128])
  const settings = { ...SETTINGS, handle: 'scholastika', displayName: LONG, about: LONG, albumIds: [albumId] }
  const open = async (on: Page) => {
    await photosOf(on).first().click()
    await on.getByText('1 of 3').waitFor()
  }
  for (const look of PORTFOLIO_LOOKS) {
    await call(page, 'PUT', '/photo-portfolio', { ...settings, look })
    const visits: Visit[] = [
      { path: 'by/scholastika', shows: LONG },
      { path: 'by/scholastika/bowls-vases', shows: 'Thrown and fired' },
      { path: 'by/scholastika/bowls-vases', shows: 'Thrown and fired', open },
    ]
    for (const each of visits) {
      // Shared caches keep the page of the look before for a moment.
      await eventually(async () => {
        await page.goto(`${studio.url}/${each.path}`)
        return page.locator(`.look-${look}`).count()
      }).toBe(1)
      expect(await faultsAt(page, studio.url, [each])).toEqual([])
    }
  }
  const settingsPage = { path: 'photos/portfolio', shows: 'Rights' }
  expect(await faultsAt(page, studio.url, [settingsPage])).toEqual([])
  await page.setViewportSize(PHONE)
  await page.goto(`${studio.url}/by/nobody-here`)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(problems).toEqual([])
})

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'

const SETTINGS: PortfolioSettings = {
  ...{ handle: '', isPublished: true, displayName: 'Ana Ruiz', about: '', look: 'grid', accent: '#a53817' },
  ...{ takesMessages: true, linksShop: true, albumIds: [] },
}
