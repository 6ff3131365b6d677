// A person moves cards with a finger in a real Chromium.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PHONE } from '../browser.ts'
import { register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { overflow } from '../visits.ts'

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** The board with one card in its first column. */
async function openBoard(name: string, viewport: typeof PHONE) {
  const { page, problems } = await register(browser, studio.url, { name, viewport, hasTouch: true })
  await page.goto(`${studio.url}/careers/applications`)
  await page.getByRole('button', { name: 'Remove the examples' }).tap()
  await page.getByRole('heading', { name: 'No applications yet' }).waitFor()
  await page.getByRole('button', { name: 'Add', exact: true }).first().tap()
  await page.getByLabel('Title').fill('Toolmaker')
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).tap()
  await page.getByRole('dialog', { name: 'Toolmaker' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await column(page, 'Saved').getByText('Toolmaker').waitFor({ timeout: SOON })
  return { page, problems }
}

async function finger(page: Page) {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  return {
    down: (x: number, y: number) => send('touchStart', [{ x, y }]),
    move: (x: number, y: number) => send('touchMove', [{ x, y }]),
    up: () => send('touchEnd', []),
  }
}

async function middleOf(locator: Locator) {
  const box = (await locator.boundingBox())!
  return [box.x + box.width / 2, box.y + box.height / 2] as const
}

test('a finger that rests on a card drags it', async () => {
  const { page, problems } = await openBoard('Tilda', { width: 1024, height: 800 })
  const touch = await finger(page)
  await touch.down(...(await middleOf(page.locator('[data-card]'))))
  await page.locator('[data-dragged]').waitFor()
  await touch.move(...(await middleOf(column(page, 'Applied'))))
  await touch.up()
  await column(page, 'Applied').getByText('Toolmaker').waitFor({ timeout: SOON })
  await page.locator('[data-dragged]').waitFor({ state: 'detached' })
  // It did not press the card, which would open it.
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(problems).toEqual([])
})

test('on a phone the board scrolls for a card at its edge, and a card moves in two taps', async () => {
  const { page, problems } = await openBoard('Tove', PHONE)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  const board = page.getByRole('region', { name: 'Applications by stage' })
  const left = () => board.evaluate((element) => element.scrollLeft)
  const touch = await finger(page)
  const [x, y] = await middleOf(page.locator('[data-card]'))
  await touch.down(x, y)
  await page.locator('[data-dragged]').waitFor()
  await touch.move(PHONE.width - 10, y)
  await expect.poll(left, { timeout: SOON }).toBeGreaterThan(200)
  await touch.move(x, y)
  await touch.up()
  await expect.poll(() => column(page, 'Saved').getByText('Toolmaker').count(), { timeout: SOON }).toBe(0)

  await page.getByRole('button', { name: 'Move Toolmaker' }).tap()
  await page.getByRole('menuitem', { name: 'Rejected' }).tap()
  await column(page, 'Rejected').getByText('Toolmaker').waitFor({ timeout: SOON })
  // Columns come to rest at their beginning.
  const snaps = () => board.evaluate((element) => getComputedStyle(element).scrollSnapType)
  await expect.poll(snaps).toBe('x mandatory')
  expect(problems).toEqual([])
})
