// A maker sends photos to a client, who has no account and looks at them in a browser of their own.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { CreatedLink } from '../../../services/photos/links/schemas.ts'
import { PHONE } from '../browser.ts'
import { call } from '../campaign.ts'
import { choose, openWindow, ready, register, SOON, tiles } from '../person.ts'
import { savedZip } from '../saved-zip.ts'
import { browser, studio } from '../shared-studio.ts'
import { faultsAt, overflow, type Visit } from '../visits.ts'

const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: SOON })
const SECRET = 'under the pear tree'
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'

async function makerWith(name: string, seeds: number[]) {
  const person = await register(browser, studio.url, { name })
  await choose(person.page, seeds)
  await ready(person.page, seeds.length)
  return person
}

async function selectAll(page: Page): Promise<void> {
  await tiles(page).first().locator('a').focus()
  await page.keyboard.press('Control+a')
}

interface Wishes {
  recipient?: string
  downloads?: '1,600 pixels' | 'Originals'
  watermark?: string
  password?: string
}

/** Fills in the dialog that is open, and returns the address that it hands over. */
async function makeLink(page: Page, { recipient, downloads, watermark, password }: Wishes): Promise<string> {
  const form = page.getByRole('dialog', { name: 'Share by link' })
  if (recipient) await form.getByLabel('For whom').fill(recipient)
  if (downloads) await form.getByRole('radio', { name: downloads }).check()
  if (watermark) await form.getByLabel('Watermark').fill(watermark)
  if (password) {
    await form.getByRole('switch', { name: 'Password' }).click()
    await form.getByLabel('Password of the link').fill(password)
  }
  await form.getByRole('button', { name: 'Make the link' }).click()
  const made = page.getByRole('dialog', { name: 'The link is ready' })
  const address = await made.getByLabel('Address', { exact: true }).inputValue()
  await page.keyboard.press('Escape')
  await made.waitFor({ state: 'detached' })
  return address
}

/** Somebody without an account. */
async function client(viewport?: typeof PHONE) {
  const { context, problems } = await openWindow(browser, viewport)
  return { page: await context.newPage(), problems }
}

const photosOf = (page: Page) => page.getByRole('list', { name: 'Photos' }).getByRole('link')
const drawn = (page: Page) =>
  photosOf(page)
    .locator('img')
    .evaluateAll(
      (all) => all.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length,
    )

test('a client gives the password, marks and comments, and the maker sees it at once and answers', async () => {
  const { page: maker, problems } = await makerWith('Gertrude', [101, 102, 103])
  await selectAll(maker)
  await maker.getByRole('button', { name: 'Share by link' }).click()
  const address = await makeLink(maker, { recipient: 'Bea', password: SECRET })
  await maker.getByRole('button', { name: 'Share by link' }).and(maker.locator(':focus')).waitFor()

  const { page, problems: others } = await client()
  await page.goto(address)
  await page.getByRole('heading', { name: 'These photos have a password' }).waitFor()
  await page.getByLabel('Password').fill('under the apple tree')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('This is not the password of this link').waitFor()
  await page.getByLabel('Password').fill(SECRET)
  await page.keyboard.press('Enter')
  await page.getByText('From Gertrude').waitFor()
  await eventually(() => drawn(page)).toBe(3)
  expect(await page.getByRole('link', { name: 'Download all' }).count()).toBe(0)

  // The maker has the link's page open all the time.
  await maker.goto(`${studio.url}/photos/links`)
  await maker.getByRole('link', { name: '3 photos' }).click()
  await maker.getByText('Nothing came back yet').waitFor()
  const heart = page.getByRole('button', { name: 'Favourite: Photo 2' })
  await heart.click()
  const proof = maker.getByRole('region', { name: 'Favourites and comments' }).getByRole('listitem')
  await proof.getByText('Favourite', { exact: true }).waitFor()
  await photosOf(page).nth(1).click()
  const photo = page.getByRole('dialog', { name: 'Photo' })
  await photo.getByText('2 of 3').waitFor()
  const comment = photo.getByLabel('Your comment')
  await comment.fill('A little <b>brighter</b>, please')
  // What was begun for one photo waits for it, and is not said of another.
  await photo.getByRole('button', { name: 'Next photo' }).click()
  await photo.getByText('3 of 3').waitFor()
  expect(await comment.inputValue()).toBe('')
  await photo.getByRole('button', { name: 'Previous photo' }).click()
  await photo.getByText('2 of 3').waitFor()
  await photo.getByRole('button', { name: 'Send' }).click()
  await proof.getByText('A little <b>brighter</b>, please').waitFor()
  await maker.getByText('1 visit').first().waitFor()

  await proof.getByRole('button', { name: 'Answer' }).click()
  await proof.getByLabel('Your answer').fill('Tomorrow')
  await proof.getByRole('button', { name: 'Send' }).click()
  await proof.getByText('Tomorrow').waitFor()
  await photo.getByRole('button', { name: 'Next photo' }).click()
  await photo.getByRole('button', { name: 'Previous photo' }).click()
  await photo.getByText('Tomorrow').waitFor()
  await page.keyboard.press('Escape')
  // While the address names the photo, loading the page again opens it.
  await eventually(async () => page.url()).toBe(address)
  await page.reload()
  await page.getByRole('button', { name: 'Favourite: Photo 2', pressed: true }).waitFor()
  await page.getByRole('link', { name: 'Favourites', exact: true }).click()
  await eventually(() => photosOf(page).count()).toBe(1)

  await maker.getByRole('button', { name: 'Album of favourites' }).click()
  await maker.getByRole('heading', { name: '3 photos: favourites' }).waitFor()
  await eventually(() => tiles(maker).count()).toBe(1)
  expect([problems, others]).toEqual([[], []])
})

test('a client downloads all photos of an album as one file, and nothing once the link ended', async () => {
  const { page: maker, problems } = await makerWith('Ermelinde', [104, 105])
  await maker.goto(`${studio.url}/photos/portfolio`)
  await maker.getByLabel('Copyright').fill('© Ermelinde')
  await maker.getByRole('button', { name: 'Save' }).last().click()
  await maker.getByText('Saved').waitFor()
  await maker.goto(`${studio.url}/photos`)
  await ready(maker, 2)
  await selectAll(maker)
  await maker.getByRole('button', { name: 'Add to album' }).click()
  await maker.getByLabel('Find an album, or name a new one').fill('Harbour')
  await maker.keyboard.press('Enter')
  await maker.getByRole('dialog').waitFor({ state: 'detached' })
  await maker.goto(`${studio.url}/photos/albums`)
  await maker.getByRole('link', { name: /Harbour/ }).click()
  await eventually(() => tiles(maker).count()).toBe(2)
  await maker.getByRole('button', { name: 'Share by link' }).click()
  const address = await makeLink(maker, { downloads: 'Originals' })

  const { page, problems: others } = await client(PHONE)
  await page.goto(address)
  await page.getByRole('heading', { name: 'Harbour' }).waitFor()
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download all' }).click()
  const zip = await savedZip(await downloading)
  expect(zip.name).toBe('Harbour.zip')
  expect(zip.files.map(({ name }) => name).sort()).toEqual(['photograph-104.jpg', 'photograph-105.jpg'])
  for (const { bytes } of zip.files) expect(bytes.includes('© Ermelinde')).toBe(true)

  await maker.goto(`${studio.url}/photos/links`)
  await maker.getByText('1 visit with downloads').waitFor()
  await maker.getByRole('button', { name: 'More about Harbour' }).click()
  await maker.getByRole('menuitem', { name: 'End it now' }).click()
  await maker.getByText('Ended').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'This link has ended' }).waitFor()
  const { page: stranger } = await client()
  await stranger.goto(address)
  await stranger.getByRole('heading', { name: 'This link does not work' }).waitFor()
  expect([problems, others]).toEqual([[], []])
})

test('pictures with a watermark are made while a client looks', async () => {
  const { page: maker, problems } = await makerWith('Kreszenz', [106, 107])
  await selectAll(maker)
  await maker.getByRole('button', { name: 'Share by link' }).click()
  const address = await makeLink(maker, { watermark: '© Kreszenz', downloads: '1,600 pixels' })
  const { page, problems: others } = await client()
  await page.goto(address)
  await eventually(() => drawn(page)).toBe(2)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download all' }).click()
  const { files } = await savedZip(await downloading)
  expect(files.map(({ name }) => name).sort()).toEqual(['photograph-106.webp', 'photograph-107.webp'])
  expect([problems, others]).toEqual([[], []])
})

test('axe finds nothing serious on pages of links, and nothing is wider than a phone', async () => {
  const { page: maker, problems } = await makerWith('Philomena', [108, 109])
  const { items } = await call<{ items: { id: string }[] }>(maker, 'GET', '/photos')
  const ids = items.map(({ id }) => id)
  const source = { kind: 'photos', ids }
  const wishes = { title: LONG, source, message: LONG, recipient: LONG, downloads: 'small' }
  const { link, path } = await call<CreatedLink>(maker, 'POST', '/photo-links', wishes)
  const locked = await call<CreatedLink>(maker, 'POST', '/photo-links', { ...wishes, password: SECRET })
  const shared = path.replace('/s/', '/shared/')
  await call(maker, 'PUT', `${shared}/photos/${ids[0]}/favourite`)
  await call(maker, 'POST', `${shared}/photos/${ids[0]}/comments`, { id: 'said', text: LONG })

  const photo = async (on: Page) => {
    await photosOf(on).first().click()
    await on.getByRole('dialog', { name: 'Photo' }).getByText(LONG).first().waitFor()
  }
  const share = async (on: Page) => {
    await selectAll(on)
    await on.getByRole('button', { name: 'Share by link' }).click()
    await on.getByRole('switch', { name: 'Password' }).click()
  }
  const visits: Visit[] = [
    { path: path.slice(1), shows: LONG },
    { path: 'photos/links', shows: LONG },
    { path: locked.path.slice(1), shows: 'The person who sent' },
    { path: `photos/links/${link.id}`, shows: 'To answer' },
    { path: `s/${'0'.repeat(48)}`, shows: 'This link does not work' },
    { path: `photos/links/${'0'.repeat(20)}`, shows: 'There is no such link' },
    { path: 'photos', shows: /^(Today|Yesterday)$/, open: share },
    { path: path.slice(1), shows: LONG, open: photo },
  ]
  expect(await faultsAt(maker, studio.url, visits)).toEqual([])
  expect(problems).toEqual([])
})
