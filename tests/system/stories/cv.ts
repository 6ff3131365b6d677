// The way of one CV in a real Chromium: made, a line written by hand, printed, sent, and changed afterwards.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { contentOf, lines, work } from '../../../services/careers/tailoring/test-content.ts'
import { register } from '../person.ts'
import { savedPdf } from '../saved-pdf.ts'
import { browser, studio } from '../shared-studio.ts'

/** A function that was never started has to start first. */
const LONG = 120_000

const POSTING =
  'Platform Engineer\nNordlicht GmbH, Berlin\n\nRequirements\n- Kubernetes\n- three years of practice\n'
const RESUME = contentOf({
  work: [work('w1', { highlights: lines('w1', ['Managed 8 people', 'Ran Kubernetes for the shop']) })],
})

async function write(page: Page, before: string, after: string): Promise<void> {
  await page.getByRole('button', { name: `Edit: ${before}` }).click()
  await page.getByLabel('Line', { exact: true }).fill(after)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Make the papers' }).click()
  // For a moment the page is as before, with the old line and ready.
  await page.getByText('Not saved yet').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: `Edit: ${after}` }).waitFor()
  await page.getByText('Ready', { exact: true }).waitFor({ timeout: LONG })
}

test('what was sent stays as it was sent, whatever becomes of the CV', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Ines' })
  const created = await page.evaluate(async (content) => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ title: 'Mine', content })
    return (await fetch('/api/v1/resumes', { method: 'POST', headers, body })).status
  }, RESUME)
  expect(created).toBe(201)
  await page.goto(`${studio.url}/careers/jobs`)
  await page.getByLabel('Address or text of a posting').fill(POSTING)
  await page.getByRole('button', { name: 'Save job' }).click()
  await page.getByRole('link', { name: /Platform Engineer/ }).waitFor({ timeout: LONG })

  await page.goto(`${studio.url}/careers/cvs`)
  await page.getByLabel('Job').click()
  await page.getByRole('option', { name: /Platform Engineer/ }).click()
  await page.getByText('Selection, built in').waitFor()
  await page.getByRole('button', { name: 'Tailor', exact: true }).click()
  await page.getByText('Ready', { exact: true }).waitFor({ timeout: LONG })
  await page.getByText('Tailored by selection').waitFor()

  await write(page, 'Managed 8 people', 'Managed 80 people')
  await page.getByText('Your own claim').first().waitFor()
  expect((await savedPdf(page, 'Save the CV as PDF')).text).toContain('Managed 80 people')

  await page.getByRole('button', { name: 'Track' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('region', { name: 'The CV that was sent' }).waitFor({ timeout: LONG })
  const application = page.url()
  await page.goBack()
  await write(page, 'Managed 80 people', 'Managed people')
  expect((await savedPdf(page, 'Save the CV as PDF')).text).not.toContain('80')
  await page.goto(application)
  expect((await savedPdf(page, 'Save the sent CV as PDF')).text).toContain('Managed 80 people')
  expect(problems).toEqual([])
})
