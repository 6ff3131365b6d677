// A person uploads a résumé in a real Chromium and corrects it beside its document.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type PlacedText, pagesPdf } from '../../../functions/resume-import/test-pdf.ts'
import { seriousFaults } from '../accessibility.ts'
import { DESKTOP, PHONE } from '../browser.ts'
import { register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { overflow } from '../visits.ts'

const FIRST: PlacedText[] = [
  [50, 60, 22, 'Mia Muster'],
  [50, 82, 10, 'mia@example.com'],
  [50, 120, 14, 'Experience'],
  [50, 142, 11, 'Data Engineer'],
  [50, 156, 10, 'Seeblick AG | Bern'],
  [50, 170, 10, '01/2020 - 06/2022'],
  [50, 184, 10, '- Built the warehouse for forty teams'],
]
const SECOND: PlacedText[] = [
  [50, 60, 14, 'Education'],
  [50, 82, 11, 'BSc Computer Science'],
  [50, 96, 10, 'TU Musterstadt'],
  [50, 110, 10, '2016'],
]
const CV = { name: 'mia.pdf', mimeType: 'application/pdf', buffer: pagesPdf([FIRST, SECOND]) }

const pageImage = (page: Page, name: string) => page.getByRole('img', { name })
/** The middle of the mark, as fractions of its page. */
const markedAt = (page: Page) =>
  page.locator('[data-mark]').evaluate((mark) => {
    const [own, paper] = [mark.getBoundingClientRect(), mark.parentElement!.getBoundingClientRect()]
    return { x: (own.x - paper.x) / paper.width, y: (own.y + own.height / 2 - paper.y) / paper.height }
  })

async function upload(page: Page, file: typeof CV) {
  await page.goto(`${studio.url}/careers/resumes`)
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page
    .getByRole('link', { name: /Mia Muster|mia/ })
    .first()
    .click({ timeout: SOON })
  await page.getByRole('textbox', { name: 'Name', exact: true }).first().waitFor({ timeout: SOON })
}

test('a résumé is corrected beside its document, and another window sees it', async () => {
  const { page, context, problems } = await register(browser, studio.url, { name: 'Mia' })
  await upload(page, CV)
  await page.locator('canvas[data-drawn]').first().waitFor({ timeout: SOON })
  // Words on white paper, not an empty page.
  const isDrawn = () =>
    page
      .locator('canvas')
      .first()
      .screenshot()
      .then((png) => png.length > 4000)
  await expect.poll(isDrawn, { timeout: SOON }).toBe(true)

  await page.getByRole('textbox', { name: 'Email' }).focus()
  await expect
    .poll(() => markedAt(page).then(({ y }) => Math.round(y * 842)), { timeout: SOON })
    .toBeCloseTo(80, -1)
  await page.getByText('Data Engineer, Seeblick AG').click()
  const employer = page.getByRole('textbox', { name: 'Employer' })
  await employer.focus()
  const described = () =>
    employer.evaluate((field) => field.ariaDescribedByElements?.map((each) => each.textContent))
  await expect.poll(described).toEqual([expect.stringMatching(/^From page 1, \d+ % sure$/)])
  await page.getByText('TU Musterstadt').click()
  await page.getByRole('textbox', { name: 'School' }).focus()
  await page
    .getByRole('complementary', { name: 'The document' })
    .getByText(/^school:? from page 2, \d+ % sure$/i)
    .waitFor()
  await pageImage(page, 'Page 2 of 2').waitFor()
  await expect.poll(() => page.locator('canvas[data-drawn]').count(), { timeout: SOON }).toBe(2)

  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByText('Data Engineer, Seeblick AG').click()
  await employer.fill('Seeblick Holding AG')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await other.getByText('Data Engineer, Seeblick Holding AG').waitFor({ timeout: SOON })

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name: 'JSON Resume' }).click()
    })(),
  ])
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(saved.work).toMatchObject([{ position: 'Data Engineer', name: 'Seeblick Holding AG' }])
  expect(await seriousFaults(page)).toEqual([])
  expect(problems).toEqual([])
})

test('on a phone the form and its document take turns', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Mina', viewport: PHONE })
  await upload(page, CV)
  const email = page.getByRole('button', { name: /^Email: From page 1/ })
  await email.click()
  await page.locator('[data-mark]').waitFor({ timeout: SOON })
  await expect.poll(() => email.isVisible()).toBe(false)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Back to the field' }).click()
  await expect.poll(() => email.evaluate((sign) => sign === document.activeElement)).toBe(true)
  expect(problems).toEqual([])
})

test('a document without pages is shown as its text', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Mona' })
  const text =
    '# Mia Muster\nmia@example.com\n\n## Experience\n### Data Engineer — Seeblick AG\n2020 – 2022\n- Built it\n'
  await upload(page, { name: 'mia.md', mimeType: 'text/markdown', buffer: Buffer.from(text) })
  await page.getByRole('textbox', { name: 'Email' }).focus()
  await expect
    .poll(() => page.locator('[data-mark]').allTextContents(), { timeout: SOON })
    .toEqual(['mia@example.com'])
  expect(problems).toEqual([])
})

/** The first bytes of a file as it is exported. */
const EXPORTS = [
  ['PDF', '%PDF-'],
  ['Word', 'PK'],
  ['Markdown', '# Mia Muster'],
  ['JSON Resume', '{'],
] as const

test.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('undo, exports, a copy, and the way through the trash on a %s', async (kind, viewport) => {
  const { page, problems } = await register(browser, studio.url, { name: `Mara-${kind}`, viewport })
  await upload(page, CV)
  const headline = page.getByRole('textbox', { name: 'Headline' })
  await headline.fill('Keeper of warehouses')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Undo' }).click({ timeout: SOON })
  await expect.poll(() => headline.inputValue(), { timeout: SOON }).toBe('')
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect.poll(() => headline.inputValue(), { timeout: SOON }).toBe('Keeper of warehouses')

  for (const [format, beginning] of EXPORTS) {
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: format }).click()
    const bytes = readFileSync(await (await waiting).path())
    expect([format, bytes.subarray(0, beginning.length).toString()]).toEqual([format, beginning])
  }

  await page.goto(`${studio.url}/careers/resumes`)
  await page.getByRole('button', { name: 'More about mia', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  const copy = page.getByRole('link', { name: 'mia (copy)' })
  await copy.waitFor({ timeout: SOON })
  await page.getByRole('button', { name: 'More about mia (copy)' }).click()
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click()
  await copy.waitFor({ state: 'detached', timeout: SOON })
  await page.getByRole('button', { name: 'Trash', exact: true }).click()
  await page.getByRole('button', { name: 'Restore' }).click()
  // Whoever leaves at once has restored it all the same. A list that was read sooner hears of it.
  await page.goto(`${studio.url}/careers/resumes`)
  await copy.waitFor({ timeout: SOON })
  expect(problems).toEqual([])
})

test('a list that was read before something was restored hears of it', async () => {
  const { page, context, problems } = await register(browser, studio.url, { name: 'Mette' })
  const create = async (title: string): Promise<string> => {
    const answer = await page.request.post(`${studio.url}/api/v1/resumes`, { data: { title } })
    return (await answer.json()).id
  }
  const [, thrown] = [await create('Kept'), await create('Thrown away')]
  await page.request.post(`${studio.url}/api/v1/resumes/trash`, { data: { ids: [thrown] } })

  await page.goto(`${studio.url}/careers/resumes`)
  const held = Promise.withResolvers<void>()
  await page.route('**/api/v1/resumes/restore', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.getByRole('button', { name: 'Trash', exact: true }).click()
  await page.getByRole('button', { name: 'Restore' }).click()
  const other = await context.newPage()
  await other.goto(`${studio.url}/careers/resumes`)
  await other.getByRole('link', { name: 'Kept' }).waitFor()
  expect(await other.getByRole('link', { name: 'Thrown away' }).count()).toBe(0)
  held.resolve()
  await other.getByRole('link', { name: 'Thrown away' }).waitFor()
  expect(problems).toEqual([])
})
