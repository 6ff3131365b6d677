// A click in the studio, seen in the console of the local cloud.
import { expect, test } from 'vitest'
import { choose, openWindow, ready, register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'

test('an upload is a waterfall from the browser to the functions', async () => {
  const person = await register(browser, studio.url, { name: 'Console' })
  await choose(person.page, [71])
  await ready(person.page, 1)
  const { context, problems } = await openWindow(browser)
  const page = await context.newPage()
  await page.goto(`${studio.cloud.consolePageUrl}/#/traces?text=POST%20/photos&service=photo-thumbnails`)

  const services = () => page.locator('.waterfall .label b').allTextContents()
  await page.locator('tbody a').first().click()
  await expect
    .poll(services, { timeout: SOON })
    .toEqual(expect.arrayContaining(['browser', 'api', 'Pub/Sub', 'photo-thumbnails', 'photo-metadata']))
  expect((await services())[0]).toBe('browser')
  await page.getByRole('log').getByText('photo-thumbnails done').waitFor()

  // Keys of a pair belong together for a second, which a slow machine may take for each.
  await page.clock.setFixedTime(Date.now())
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  const fault = page.locator('form', { has: page.getByRole('heading', { name: 'job-browse' }) })
  await fault.getByLabel('refuse this share').fill('1')
  await fault.getByRole('button', { name: 'Set' }).click()
  await page.getByRole('alert').getByText('run:job-browse: refuse 1').waitFor()
  await page.getByRole('alert').getByRole('button', { name: 'Heal all' }).click()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  expect([...problems, ...person.problems]).toEqual([])
})
