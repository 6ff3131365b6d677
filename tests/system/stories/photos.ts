// Photos in a real Chromium: uploads that are interrupted or refused, a phone, the keyboard, no network, signing out.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { photograph } from '../../../scripts/photograph.ts'
import { PHONE } from '../browser.ts'
import { choose, PASSWORD, ready, register, SOON, tiles } from '../person.ts'
import { browser, dataDir, studio } from '../shared-studio.ts'
import { overflow } from '../visits.ts'

test('an upload continues after a reload in the middle, from where it was', async () => {
  const { page, context, problems } = await newPerson('Grace')
  const network = await context.newCDPSession(page)
  const slow = (bytesPerSecond: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: bytesPerSecond,
    })
  const raw = { width: 3200, height: 2400, channels: 3 as const }
  const noise = sharp(randomBytes(raw.width * raw.height * raw.channels), { raw })
  // The browser reads a file by itself; bytes would have to be told to it as text.
  const file = join(dataDir, 'large.png')
  await noise.png({ compressionLevel: 0 }).toFile(file)

  await slow(1_000_000)
  // The first of its three pieces is stored.
  const stored = page.waitForResponse((answer) => answer.status() === 308)
  await page.getByLabel('Photos to upload').first().setInputFiles(file)
  await page.getByRole('progressbar', { name: 'Uploading large.png' }).waitFor()
  await stored

  const ranges: string[] = []
  page.on('request', (request) => {
    const range = request.headers()['content-range']
    if (request.method() === 'PUT' && range && !range.startsWith('bytes *')) ranges.push(range)
  })
  await page.reload()
  await slow(-1)
  await ready(page, 1)
  const [first = ''] = ranges
  expect(Number(/^bytes (\d+)-/.exec(first)?.[1])).toBeGreaterThan(0)
  expect(problems).toEqual([])
})

test('an address with a word in place of a photo says that no photo is here', async () => {
  const { page, problems } = await newPerson('Edsger')
  // The API has answers of its own at both.
  for (const word of ['archives', 'on-this-day']) {
    await page.goto(`${studio.url}/photos/${word}`)
    await page.getByRole('heading', { name: 'This photo is not here' }).waitFor()
  }
  await page.getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('heading', { name: 'Photos', exact: true }).waitFor()
  expect(problems).toEqual([])
})

test('a file that is not an image, and one that cannot be read, are refused in plain words', async () => {
  const { page } = await newPerson('Alan')
  const { bytes } = await photograph(11)
  await page
    .getByLabel('Photos to upload')
    .first()
    .setInputFiles([
      { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Dear reader, I am not a photo.') },
      // A file with more of its rows would be shown.
      { name: 'torn.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes.subarray(0, bytes.length / 10)) },
    ])
  const tray = page.getByRole('region', { name: 'Upload progress' })
  const reasonOf = (name: string) => tray.getByRole('listitem').filter({ hasText: name }).innerText()
  await expect.poll(() => reasonOf('letter.jpg'), { timeout: SOON }).toMatch(/not an image/)
  await expect.poll(() => reasonOf('torn.jpg'), { timeout: SOON }).toMatch(/damaged or incomplete/)
  await page.goto(`${studio.url}/profile/data`)
  await page
    .getByText(/^0 bytes?$/)
    .first()
    .waitFor({ timeout: SOON })
})

test('nothing is wider than the screen on a phone', async () => {
  const { page } = await newPerson('Mary', PHONE)
  await choose(page, [21, 22])
  await ready(page, 2)
  for (const path of [
    '/photos',
    '/photos/trash',
    '/photos/private',
    '/profile',
    '/profile/security',
    '/profile/keys',
  ]) {
    await page.goto(`${studio.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  }
  await page.goto(`${studio.url}/photos`)
  await tiles(page).first().getByRole('link').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('the keyboard alone is enough to sign in, open a photo, go to the next and return', async () => {
  const { page, context } = await newPerson('Katherine')
  await choose(page, [31, 32])
  await ready(page, 2)
  await context.clearCookies()
  await page.goto(`${studio.url}/photos`)
  await page.getByLabel('Email').focus()
  await page.keyboard.type('katherine@example.com')
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await ready(page, 2)

  const first = tiles(page).first().getByRole('link')
  for (let i = 0; i < 60 && !(await first.evaluate((link) => link === document.activeElement)); i++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  // Until the viewer itself is there, nothing listens to the arrow keys.
  await page.getByRole('dialog').getByLabel('Title').waitFor()
  const opened = page.url()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.url()).not.toBe(opened)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const isOnTile = () => page.evaluate(() => document.activeElement?.closest('[data-photo]') !== null)
  await expect.poll(isOnTile).toBe(true)
})

test('without a network the page stays, and the requested page opens when the network is back', async () => {
  const { page, context, problems } = await newPerson('Hedy')
  await choose(page, [41])
  await ready(page, 1)
  await page.reload()
  await ready(page, 1)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByText('You are offline.').waitFor()
  expect(await tiles(page).count()).toBe(1)
  await context.setOffline(false)
  await page.getByLabel('From').waitFor({ timeout: SOON })
  expect(problems).toEqual([])
})

test('signing out removes the person’s data, but not the device’s settings and other people’s data', async () => {
  const { page } = await newPerson('Noor')
  await page.evaluate(async () => {
    localStorage.setItem('atelier.theme', 'dark')
    const { id } = await (await fetch('/api/v1/account')).json()
    for (const owner of [id, 'somebody-else'])
      await new Promise<void>((resolve) => {
        const opening = indexedDB.open(`atelier-uploads-${owner}`, 1)
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
      })
  })
  await page
    .getByRole('button', { name: /Account menu/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  const kept = () =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      theme: localStorage.getItem('atelier.theme'),
      session: localStorage.getItem('atelier.session'),
    }))
  await expect
    .poll(kept, { timeout: SOON })
    .toEqual({ databases: ['atelier-uploads-somebody-else'], theme: 'dark', session: null })
})

test('a wrong password is refused with a message, and signing out ends the session', async () => {
  const { page } = await newPerson('Joan')
  await page
    .getByRole('button', { name: /Account menu/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.getByLabel('Email').fill('joan@example.com')
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').first().waitFor()
  await page.goto(`${studio.url}/photos`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
})

/** A person who has just registered, in a window of their own. */
const newPerson = (name: string, viewport?: { width: number; height: number }) =>
  register(browser, studio.url, { name, ...(viewport && { viewport }) })
