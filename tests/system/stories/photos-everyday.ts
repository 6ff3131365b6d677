// What a person does with photos every day, in a real Chromium: marks, the archive, edits of many, duplicates, the map,
// cropping, statistics, all with the keyboard where there are keys.
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { photograph } from '../../../scripts/photograph.ts'
import { choose, ready, register, SOON, tiles, undoOf } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { faultsAt, type Visit } from '../visits.ts'

const api = async (page: Page, path: string) => (await page.request.get(`${studio.url}/api/v1${path}`)).json()
const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: SOON })

async function newPerson(name: string, seeds: number[]) {
  const person = await register(browser, studio.url, { name })
  await choose(person.page, seeds)
  await ready(person.page, seeds.length)
  return person
}

test('keys make favourites, give stars, and archive with undo', async () => {
  const { page, problems } = await newPerson('Berenice', [61, 62, 63])
  await tiles(page).first().locator('a').focus()
  await page.keyboard.press('f')
  await page.keyboard.press('4')
  await eventually(() => api(page, '/photos?favourite=true&rating=4')).toMatchObject({
    items: [{ rating: 4 }],
  })
  await page.keyboard.press('e')
  const undo = await undoOf(page, '1 photo archived')
  await eventually(() => tiles(page).count()).toBe(2)
  await undo.click()
  await eventually(() => tiles(page).count()).toBe(3)

  await page.goto(`${studio.url}/photos?favourite=true`)
  await eventually(() => tiles(page).count()).toBe(1)
  await page.getByRole('button', { name: /^Favourite: / }).click()
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
  expect(problems).toEqual([])
})

test('archived photos have a page, and go back from it', async () => {
  const { page, problems } = await newPerson('Ottilie', [64, 65])
  await tiles(page).first().locator('a').focus()
  await page.keyboard.press('e')
  await eventually(() => tiles(page).count()).toBe(1)
  await page.getByRole('button', { name: 'More of your photos' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await page.getByRole('heading', { name: 'Archive', exact: true }).waitFor()
  await eventually(() => tiles(page).count()).toBe(1)
  await tiles(page).first().locator('a').focus()
  await page.keyboard.press('e')
  await page.getByText('Nothing is archived').waitFor()
  expect(problems).toEqual([])
})

test('the trash is emptied once the person has said so', async () => {
  const { page, problems } = await newPerson('Kreszentia', [90])
  const { items } = await api(page, '/photos')
  await page.request.post(`${studio.url}/api/v1/photos/trash`, {
    data: { ids: items.map(({ id }: { id: string }) => id) },
  })
  await page.goto(`${studio.url}/photos/trash`)
  await page.getByRole('button', { name: 'Empty trash' }).click()
  const question = page.getByRole('alertdialog', { name: 'Empty the trash?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await question.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Empty trash' }).click()
  await question.getByRole('button', { name: 'Delete permanently' }).click()
  await eventually(() => tiles(page).count()).toBe(0)
  await eventually(() => api(page, '/photos/summary')).toMatchObject({ total: 0, trashed: 0 })
  expect(problems).toEqual([])
})

test('many photos are edited after a preview, and undone', async () => {
  const { page, problems } = await newPerson('Leontine', [66, 67, 68])
  const titles = async () =>
    (await api(page, '/photos')).items.map(({ title }: { title: string }) => title).sort()
  const before = await titles()
  await tiles(page).first().locator('a').focus()
  await page.keyboard.press('Control+a')
  await page.getByText('3 selected').waitFor()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: /Edit date/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit 3 photos' })
  await dialog.getByLabel('Title').fill('Trip {n:2}')
  await dialog.getByLabel('Place', { exact: true }).selectOption('set')
  await dialog.getByLabel('Latitude, longitude').fill('nowhere')
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await dialog.getByText('Write latitude and longitude').waitFor()
  await dialog.getByLabel('Latitude, longitude').fill('52.52, 13.405')
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await dialog.getByText('Trip 02').waitFor()
  await dialog.getByRole('button', { name: 'Change 3 photos' }).click()
  const undo = await undoOf(page, '3 photos changed')
  await eventually(titles).toEqual(['Trip 01', 'Trip 02', 'Trip 03'])
  await undo.click()
  await eventually(titles).toEqual(before)
  expect(problems).toEqual([])
})

test('a photo gets its date and place in the viewer, and stands on the map', async () => {
  const { page, problems } = await newPerson('Walburga', [69])
  await tiles(page).first().locator('a').click()
  await page.getByText('1 of 1').waitFor()
  await page.getByRole('button', { name: /the date$/ }).click()
  await page.getByLabel('Day', { exact: true }).fill('2019-05-04')
  await page.getByLabel('Time, if known').fill('')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await eventually(async () => (await api(page, '/photos')).items[0]).toMatchObject({ takenAt: '2019-05-04' })
  await page.getByRole('button', { name: /the place$/ }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /the place$/ }).click()
  await page.keyboard.type('48.2, 16.37')
  await page.keyboard.press('Enter')
  await eventually(async () => (await api(page, '/photos/places/photos?cell=world')).items.length).toBe(1)
  await page.goBack()
  await tiles(page).first().locator('a:focus').waitFor()

  await page.goto(`${studio.url}/photos/places`)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await page.getByRole('complementary', { name: 'Places in view' }).getByText('Austria').click()
  const there = page.getByRole('region', { name: 'Photos of this place' })
  await there.getByRole('listitem').getByRole('button').click()
  await page.getByText('1 of 1').waitFor()
  await page.keyboard.press('Escape')
  await there.waitFor()
  expect(problems).toEqual([])
})

test('copies are shown side by side; one is kept, and that can be undone', async () => {
  const { page, problems } = await newPerson('Kunigunde', [71])
  const { bytes } = await photograph(72)
  const small = await sharp(bytes).resize(400).webp({ quality: 70 }).toBuffer()
  await page
    .getByLabel('Photos to upload')
    .first()
    .setInputFiles([
      { name: 'large.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) },
      { name: 'small.webp', mimeType: 'image/webp', buffer: small },
    ])
  await ready(page, 3)
  await page.goto(`${studio.url}/photos/duplicates`)
  await page.getByRole('radio', { name: /large\.jpg/, checked: true }).waitFor()
  await page.getByRole('button', { name: 'Keep one, trash the other' }).click()
  const undo = await undoOf(page, '1 photo moved to the trash')
  await page.getByText('No two photos look alike').waitFor()
  await eventually(() => api(page, '/photos/summary')).toMatchObject({ total: 2, trashed: 1 })
  await undo.click()
  await eventually(() => api(page, '/photos/summary')).toMatchObject({ total: 3, trashed: 0 })
  await page.getByRole('button', { name: 'Not duplicates' }).click()
  await page.reload()
  await page.getByText('No two photos look alike').waitFor()
  expect(problems).toEqual([])
})

test('a photo is turned and cropped with the keyboard', async () => {
  const { page, problems } = await newPerson('Hildegard', [73])
  const [{ id, ratio }] = (await api(page, '/photos')).items
  await tiles(page).first().locator('a').click()
  await page.getByText('1 of 1').waitFor()
  // Its full record tells that it can be adjusted.
  await page.getByRole('button', { name: /the date$/ }).waitFor()
  await page.keyboard.press('r')
  const crop = page.getByRole('application', { name: /^Crop/ })
  await crop.waitFor()
  await page.keyboard.press('r')
  for (let i = 0; i < 10; i++) await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Enter')
  await crop.waitFor({ state: 'detached' })
  const photo = () => api(page, `/photos/${id}`)
  await eventually(photo).toMatchObject({ adjustments: { turn: 90, crop: { left: 0, top: 0 } } })
  // The function has made the pictures again.
  await eventually(async () => (await photo()).ratio < 1 === ratio > 1).toBe(true)
  // The photo has the focus again, and with it the keys.
  await page.keyboard.press('f')
  await eventually(photo).toMatchObject({ isFavourite: true })
  expect(problems).toEqual([])
})

test('what one photographs with is drawn', async () => {
  const { page, problems } = await newPerson('Mathilde', [74, 75])
  await page.goto(`${studio.url}/photos/statistics`)
  await page.getByRole('figure', { name: 'Cameras' }).waitFor()
  const year = page.getByRole('combobox', { name: 'Year' })
  expect(await year.inputValue()).toBe('all')
  await page.getByText('2 photos', { exact: true }).first().waitFor()
  const taken = (await api(page, '/photos')).items[0].takenAt.slice(0, 4)
  await year.selectOption(taken)
  await page
    .getByRole('figure', { name: 'Months' })
    .getByText(`${taken}-`)
    .first()
    .waitFor({ state: 'attached' })
  expect(problems).toEqual([])
})

test('axe finds nothing serious on these pages, and nothing is wider than a phone', async () => {
  const { page, problems } = await newPerson('Adelheid', [76, 77])
  const { items } = await api(page, '/photos')
  const [first] = items
  await page.request.post(`${studio.url}/api/v1/photos/marks`, {
    data: { ids: [first.id], isFavourite: true, rating: 4 },
  })
  const edit = { position: { latitude: 48.2, longitude: 16.37 } }
  const ids = items.map(({ id }: { id: string }) => id)
  await page.request.post(`${studio.url}/api/v1/photos/edits`, {
    data: { ids, edit, operationId: 'place', step: 0 },
  })
  const crop = async (on: Page) => {
    await on.getByRole('button', { name: /the date$/ }).waitFor()
    await on.getByRole('button', { name: 'More', exact: true }).click()
    await on.getByRole('menuitem', { name: /^Rotate and crop/ }).click()
    await on.getByRole('application', { name: /^Crop/ }).waitFor()
  }
  const visits: Visit[] = [
    { path: 'photos', shows: /^(Today|Yesterday)$/ },
    { path: 'photos/archive', shows: 'Nothing is archived' },
    { path: 'photos/duplicates', shows: 'No two photos look alike' },
    { path: 'photos/places', shows: 'Austria' },
    { path: 'photos/statistics', shows: 'Hours of the day' },
    { path: `photos/${first.id}`, shows: '1 of 2' },
    { path: `photos/${first.id}`, shows: '1 of 2', open: crop },
  ]
  expect(await faultsAt(page, studio.url, visits)).toEqual([])
  expect(problems).toEqual([])
})
