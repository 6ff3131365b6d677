// A person puts photos into albums, in a real Chromium: with the mouse, with the keyboard, and with a finger.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { photograph } from '../../../scripts/photograph.ts'
import { PHONE } from '../browser.ts'
import { call } from '../campaign.ts'
import { choose, ready, register, SOON, tiles, undoOf } from '../person.ts'
import { savedZip } from '../saved-zip.ts'
import { browser, studio } from '../shared-studio.ts'
import { faultsAt, overflow, type Visit } from '../visits.ts'

const api = async (page: Page, path: string) => (await page.request.get(`${studio.url}/api/v1${path}`)).json()
const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: SOON })
const shownIds = (page: Page) => tiles(page).evaluateAll((all) => all.map((tile) => tile.dataset.photo))
const albumIn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? ''
const storedIds = async (page: Page) => {
  const { items } = await api(page, `/photos?album=${albumIn(page)}&sort=hand`)
  return items.map(({ id }: { id: string }) => id)
}

/** A person with these photos, on the page of an album that has all of them. */
async function inAlbum(name: string, seeds: number[], viewport?: typeof PHONE) {
  const person = await register(browser, studio.url, {
    name,
    ...(viewport && { viewport, hasTouch: true }),
  })
  const { page } = person
  await choose(page, seeds)
  await ready(page, seeds.length)
  await tiles(page).first().locator('a').focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Add to album' }).click()
  const dialog = page.getByRole('dialog', { name: /^Add .* to an album$/ })
  await dialog.getByLabel('Find an album, or name a new one').fill('Coast')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.goto(`${studio.url}/photos/albums`)
  await page.getByRole('link', { name: /Coast/ }).click()
  await eventually(() => tiles(page).count()).toBe(seeds.length)
  return person
}

test('an album is made of a selection, arranged with the mouse and undone', async () => {
  const { page, problems } = await inAlbum('Apollonia', [81, 82, 83])
  const [a, b, c] = await storedIds(page)
  await eventually(() => shownIds(page)).toEqual([a, b, c])
  const first = (await tiles(page).nth(0).boundingBox())!
  const last = (await tiles(page).nth(2).boundingBox())!
  await page.mouse.move(last.x + last.width / 2, last.y + last.height / 2)
  await page.mouse.down()
  await page.mouse.move(first.x + first.width / 2, first.y + first.height / 2, { steps: 5 })
  await page.mouse.move(first.x + 10, first.y + first.height / 2, { steps: 5 })
  await page.mouse.up()
  const undo = await undoOf(page, '1 photo moved')
  await eventually(() => storedIds(page)).toEqual([c, a, b])
  await eventually(() => shownIds(page)).toEqual([c, a, b])
  await undo.click()
  await eventually(() => storedIds(page)).toEqual([a, b, c])
  await eventually(() => shownIds(page)).toEqual([a, b, c])
  expect(problems).toEqual([])
})

test('the keyboard moves photos, and takes one out with undo', async () => {
  const { page, problems } = await inAlbum('Brunhilde', [84, 85, 86])
  const [a, b, c] = await storedIds(page)
  await tiles(page).first().locator('a').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await eventually(() => storedIds(page)).toEqual([b, a, c])
  await eventually(() => shownIds(page)).toEqual([b, a, c])
  // The focus stays on what was moved.
  await page.keyboard.press('Alt+ArrowRight')
  await eventually(() => storedIds(page)).toEqual([b, c, a])
  await page.keyboard.press('Delete')
  const undo = await undoOf(page, '1 photo taken out of')
  await eventually(() => shownIds(page)).toEqual([b, c])
  await page.getByText('2 photos', { exact: true }).waitFor()
  await undo.click()
  await eventually(() => storedIds(page)).toEqual([b, c, a])
  expect(problems).toEqual([])
})

test('an album is edited in place, filled by an upload, kept out of the timeline, and deleted with undo', async () => {
  const { page, problems } = await inAlbum('Creszentia', [87])
  const id = albumIn(page)
  await page.getByLabel('Title').fill('Rivers')
  await page.keyboard.press('Enter')
  await eventually(async () => (await api(page, `/albums/${id}`)).title).toBe('Rivers')
  const { name, contentType, bytes } = await photograph(88)
  await page
    .getByLabel('Photos to upload')
    .first()
    .setInputFiles([{ name, mimeType: contentType, buffer: Buffer.from(bytes) }])
  await eventually(() => tiles(page).count()).toBe(2)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Keep its photos out of the timeline' }).click()
  await eventually(async () => (await api(page, '/photos/summary')).total).toBe(0)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete album' }).click()
  const undo = await undoOf(page, 'moved to the trash')
  await page.getByRole('heading', { name: 'Albums', exact: true }).waitFor()
  await eventually(async () => (await api(page, '/photos/summary')).total).toBe(2)
  await undo.click()
  await page.getByRole('link', { name: /Rivers/ }).waitFor()
  await eventually(async () => (await api(page, '/photos/summary')).total).toBe(0)
  expect(problems).toEqual([])
})

test('projects hold albums, and smart albums fill themselves', async () => {
  const { page, problems } = await inAlbum('Dorothea', [89])
  await page.goto(`${studio.url}/photos/albums`)
  await page.getByRole('button', { name: 'New album' }).click()
  await page.getByLabel('Project', { exact: true }).check()
  await page.getByRole('textbox', { name: 'Title' }).fill('Client work')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'No albums in this project' }).waitFor()
  await page.getByRole('button', { name: 'New album' }).click()
  await page.getByLabel('Smart album').check()
  await page.getByRole('textbox', { name: 'Title' }).fill('JPEGs')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByText('Choose at least one thing to look for.').waitFor()
  await page.getByLabel('Words').fill('photograph')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'JPEGs' }).waitFor()
  await eventually(() => tiles(page).count()).toBe(1)
  expect(problems).toEqual([])
})

test('a finger arranges photos on a phone, where nothing is too wide', async () => {
  const { page, problems } = await inAlbum('Edeltraud', [90, 91, 92], PHONE)
  const [a, b, c] = await storedIds(page)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number, y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: x === undefined ? [] : [{ x, y: y ?? 0 }],
    })
  const from = (await tiles(page).nth(2).boundingBox())!
  const to = (await tiles(page).nth(0).boundingBox())!
  await touch('touchStart', from.x + from.width / 2, from.y + from.height / 2)
  // The finger rests until the photo is in hand.
  await page.locator('[data-dragged]').waitFor()
  await touch('touchMove', to.x + to.width / 2, to.y + to.height / 2)
  await touch('touchMove', to.x + 4, to.y + to.height / 2)
  await touch('touchEnd')
  await page.locator('[data-dragged]').waitFor({ state: 'detached' })
  await eventually(() => storedIds(page)).toEqual([c, a, b])
  expect(problems).toEqual([])
})

test('an album has the cover that was chosen, and comes as one file', async () => {
  const { page, problems } = await inAlbum('Friedburga', [93, 94])
  const id = albumIn(page)
  const [, second] = await storedIds(page)
  await tiles(page).nth(1).locator('a').focus()
  await page.keyboard.press('x')
  await page
    .getByRole('region', { name: 'Selected photos' })
    .getByRole('button', { name: 'More actions' })
    .click()
  await page.getByRole('menuitem', { name: 'Use as cover' }).click()
  await eventually(async () => (await api(page, `/albums/${id}`)).cover).toMatchObject({ photoId: second })
  await page.getByRole('button', { name: 'Clear selection' }).click()

  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: /^Download as one file/ }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download ZIP' }).click(),
  ])
  const { name, files } = await savedZip(download)
  expect(name).toBe('Coast.zip')
  expect(files.map((file) => file.name).sort()).toEqual(['photograph-93.jpg', 'photograph-94.jpg'])
  expect(
    files[0]?.bytes.equals(Buffer.from((await photograph(Number(files[0].name.slice(11, 13)))).bytes)),
  ).toBe(true)

  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  await page.getByRole('radio', { name: 'Smaller pictures' }).check()
  const [chosen] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download ZIP' }).click(),
  ])
  const smaller = await savedZip(chosen)
  expect(smaller.files.map((file) => file.name).sort()).toEqual(['photograph-93.webp', 'photograph-94.webp'])
  expect(problems).toEqual([])
})

test('axe finds nothing serious on pages of albums, and nothing is wider than a phone', async () => {
  const { page, problems } = await inAlbum('Gerlinde', [95, 96])
  const id = albumIn(page)
  const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'
  const project = await call<{ id: string }>(page, 'POST', '/albums', { kind: 'project', title: long })
  const smart = { title: long, projectId: project.id, filter: { favourite: true } }
  await call(page, 'POST', '/albums', smart)
  const select = async (on: Page) => {
    await tiles(on).first().locator('a').focus()
    await on.keyboard.press('Control+a')
    await on.getByRole('region', { name: 'Selected photos' }).waitFor()
  }
  const add = async (on: Page) => {
    await select(on)
    await on.getByRole('button', { name: 'Add to album' }).click()
  }
  const press = (name: string) => (on: Page) => on.getByRole('button', { name }).click()
  const album = { path: `photos/albums/${id}`, shows: '2 photos' }
  const visits: Visit[] = [
    album,
    { path: `photos/albums/${project.id}`, shows: 'Smart album' },
    { ...album, open: press('More actions') },
    { path: 'photos/albums', shows: 'Project · 1 album' },
    { path: 'photos/albums', shows: 'Project · 1 album', open: press('New album') },
    { ...album, open: add },
    { ...album, open: select },
  ]
  expect(await faultsAt(page, studio.url, visits)).toEqual([])
  expect(problems).toEqual([])
})
