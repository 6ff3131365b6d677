// A person looks at what their jobs ask for in a real Chromium.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Insights } from '../../../services/careers/insights/schemas.ts'
import { seriousFaults } from '../accessibility.ts'
import { PHONE } from '../browser.ts'
import { register, SOON } from '../person.ts'
import { savedPdf } from '../saved-pdf.ts'
import { browser, studio } from '../shared-studio.ts'
import { overflow } from '../visits.ts'

/** Milliseconds: the first computation also loads the model of sentence vectors. */
const COMPUTED = 120_000

const posting = (title: string, musts: string[], pay: string) =>
  `${title}\nExample Works, Berlin\n\nSalary: ${pay} per year\n\nRequirements\n${musts.map((skill) => `- Solid experience with ${skill}`).join('\n')}\n`

const POSTINGS = [
  posting('Backend Engineer', ['TypeScript', 'Kubernetes'], '€60,000 – €70,000'),
  posting('Platform Engineer', ['Kubernetes', 'PostgreSQL'], '€65,000 – €80,000'),
  posting('Data Engineer', ['Python', 'PostgreSQL'], '€55,000 – €65,000'),
]

/** Through the API, with the person's own session. */
async function post(page: Page, path: string, data: unknown): Promise<void> {
  const answer = await page.request.post(`${studio.url}/api/v1${path}`, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
}

async function read(page: Page): Promise<Insights> {
  return (await page.request.get(`${studio.url}/api/v1/insights`)).json()
}

async function countReadyJobs(page: Page): Promise<number> {
  const answer = await page.request.get(`${studio.url}/api/v1/jobs?status=ready`)
  return (await answer.json()).items.length
}

const figure = (page: Page, name: string) => page.getByRole('figure', { name, exact: true })

test('what three jobs ask for is drawn, told and saved, and another window sees it change', async () => {
  const { page, context, problems } = await register(browser, studio.url, { name: 'Iris' })
  await page.goto(`${studio.url}/careers/insights`)
  await page.getByRole('heading', { name: 'No jobs to learn from yet' }).waitFor({ timeout: SOON })
  expect(await seriousFaults(page)).toEqual([])

  // The first job appears by itself; the others do not move what somebody looks at.
  const [first, ...others] = POSTINGS
  await post(page, '/jobs', { text: first })
  await page.getByText('Drawn from 1 job').waitFor({ timeout: COMPUTED })
  for (const text of others) await post(page, '/jobs', { text })
  await post(page, '/resumes', {
    title: 'Iris, engineer',
    content: await contentWith(page, 'Engineer with years of TypeScript and PostgreSQL.'),
  })
  await expect
    .poll(() => read(page), { timeout: COMPUTED, interval: 500 })
    .toMatchObject({ status: 'ready', jobs: 3, resumeId: expect.any(String) })
  await page.goto(`${studio.url}/careers/insights`)
  await page.getByText('Kubernetes would open 2 of your 3 jobs').waitFor({ timeout: SOON })
  await page.getByText('Drawn from 3 jobs').waitFor()

  // The arrow keys tell the values that the picture shows.
  const demand = figure(page, 'Skills in demand')
  await demand.getByRole('group', { name: /Skills in demand/ }).press('ArrowDown')
  await expect
    .poll(() => demand.getByRole('status').textContent())
    .toMatch(/^(Kubernetes|PostgreSQL): 2 jobs, must in 2/)

  await demand.getByRole('button', { name: 'Show as table' }).click()
  await demand.getByRole('row', { name: /^Kubernetes 2 2 0/ }).waitFor()
  await demand.getByRole('row', { name: /^TypeScript .* supported$/ }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await demand.getByRole('button', { name: 'Show as chart' }).click()

  const downloaded = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save “Skills in demand”' }).click()
  await page.getByRole('menuitem', { name: 'Drawing (SVG)' }).click()
  const svg = readFileSync(await (await downloaded).path(), 'utf8')
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  expect(svg).toContain('Kubernetes')
  // The colours of the light theme, each its own.
  for (const colour of ['#964508', '#221d19', '#ffffff']) expect(svg).toContain(`fill="${colour}"`)
  expect(svg).not.toContain('var(')

  const other = await context.newPage()
  const savedByOther: string[] = []
  other.on('download', (download) => savedByOther.push(download.suggestedFilename()))
  await other.goto(`${studio.url}/careers/insights`)
  await other.getByText('over 3 jobs of yours').waitFor()
  await post(page, '/jobs', {
    text: posting(
      'Site Reliability Engineer',
      ['Kubernetes', 'TypeScript', 'Terraform'],
      '€70,000 – €90,000',
    ),
  })
  await other.getByText('Something changed since').waitFor({ timeout: SOON })
  // The change is told before the posting is read, and only what was read is counted.
  await expect.poll(() => countReadyJobs(page), { timeout: SOON }).toBe(4)
  await page.getByRole('button', { name: 'Bring up to date' }).click()
  for (const each of [page, other])
    await each.getByText('over 4 jobs of yours').waitFor({ timeout: COMPUTED })
  await expect.poll(() => other.getByText('Something changed since').count()).toBe(0)

  // The first click has the report made, and only this window saves it.
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { name, text } = await savedPdf(page, 'Download report (PDF)')
    expect(name).toMatch(/^What the market asks for.*\.pdf$/)
    expect(text).toMatch(/over 4 jobs of yours.* Kubernetes 3/)
    expect(await seriousFaults(page)).toEqual([])
  }
  expect(savedByOther).toEqual([])

  await page.setViewportSize(PHONE)
  await figure(page, 'Families of jobs').getByRole('img').first().waitFor()
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(await seriousFaults(page)).toEqual([])
  expect(problems).toEqual([])
})

/** A résumé's content with a summary and nothing else. */
async function contentWith(page: Page, summary: string): Promise<unknown> {
  const created = await page.request.post(`${studio.url}/api/v1/resumes`, { data: { title: 'Empty' } })
  const { id, content } = await created.json()
  await post(page, '/resumes/trash', { ids: [id] })
  return { ...content, basics: { ...content.basics, name: 'Iris', summary } }
}
