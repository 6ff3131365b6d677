import { expect, test } from 'vitest'
import { choose, ready, register, SOON, tiles } from '../../person.ts'
import { browser, studio } from '../../shared-studio.ts'

test('photos appear in every open window, and can be found, opened, edited, trashed and restored', async () => {
  const person = await register(browser, studio.url, { name: 'Ada' })
  const { page } = person
  const second = await person.context.newPage()
  await second.goto(`${studio.url}/photos`)
  await second.getByRole('heading', { name: 'Photos', exact: true }).waitFor()

  await choose(page, [1, 2, 3])
  await ready(page, 3)
  await ready(second, 3)

  await tiles(page).first().getByRole('link').click()
  const viewer = page.getByRole('dialog')
  await viewer.getByLabel('Title').fill('Morning in the studio')
  await viewer.getByLabel('Title').press('Enter')
  await viewer.getByLabel('Tags').fill('favourite')
  // A reload would cancel a request that was not answered yet.
  const saved = page.waitForResponse((answer) => !!answer.request().postData()?.includes('favourite'))
  await viewer.getByLabel('Tags').press('Enter')
  await saved
  await second.getByRole('link', { name: 'Morning in the studio' }).waitFor({ timeout: SOON })

  await page.reload()
  await page.getByRole('dialog').waitFor()
  await expect.poll(() => viewer.getByLabel('Title').inputValue()).toBe('Morning in the studio')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove tag favourite' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await page.getByRole('searchbox').fill('morn')
  await expect.poll(() => tiles(page).count(), { timeout: SOON }).toBe(1)
  await tiles(page).first().getByRole('link').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Move to trash' }).click()
  await expect.poll(() => tiles(second).count(), { timeout: SOON }).toBe(2)

  await second.goto(`${studio.url}/photos/trash`)
  await tiles(second).first().hover()
  await tiles(second).first().getByRole('checkbox').click()
  const restored = second.waitForResponse((answer) => answer.url().endsWith('/photos/restore'))
  await second
    .getByRole('region', { name: 'Selected photos' })
    .getByRole('button', { name: 'Restore' })
    .click()
  await second.getByText('The trash is empty').waitFor({ timeout: SOON })
  await restored
  await second.goto(`${studio.url}/photos`)
  await expect.poll(() => tiles(second).count(), { timeout: SOON }).toBe(3)
  expect(person.problems).toEqual([])
})
