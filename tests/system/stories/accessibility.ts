// Every page of Careers and the models, with data, at both widths and in both themes: axe finds nothing serious, and
// nothing is wider than the screen. `npm test` looks at each page in one theme, the themes taking turns.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { becomeAdmin, register } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { faultsAt, type Visit } from '../visits.ts'

/** Milliseconds: functions start with their first event. */
const MADE = 120_000
/** Milliseconds: some seventy looks at pages in a thorough run. */
const ALL = 420_000

const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'
const POSTING = `Platform Engineer, ${LONG_WORD}
Example Works, Berlin

Salary: €60,000 – €70,000 per year

Requirements
- Experience with TypeScript and PostgreSQL
- https://example.com/${'a'.repeat(120)}

Nice to have
- Kubernetes
`

async function call(page: Page, method: 'GET' | 'POST', path: string, data?: object) {
  const answer = await page.request.fetch(`${studio.url}/api/v1${path}`, { method, ...(data && { data }) })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.json()
}

/** What each page needs, made through the API. */
async function makeData(page: Page): Promise<Record<'job' | 'unread' | 'resume' | 'cv', string>> {
  await becomeAdmin(page, studio)
  const { id: job } = await call(page, 'POST', '/jobs', { text: POSTING })
  const { id: unread } = await call(page, 'POST', '/jobs', { url: 'https://posting.invalid/jobs/1' })
  const input = 'Iris Example\niris@example.com\nExperience\nEngineer at Acme, 2019 - present\nTypeScript'
  const { resumeId: resume } = await call(page, 'POST', '/ai/generate', { input })
  await expect
    .poll(async () => (await call(page, 'GET', `/jobs/${job}`)).status, { timeout: MADE, interval: 500 })
    .toBe('ready')
  const { id: cv } = await call(page, 'POST', '/cvs', { jobId: job, resumeId: resume })
  await call(page, 'POST', '/insights/compute', {})
  const statusOf = async (path: string) => (await call(page, 'GET', path)).status
  const options = { timeout: MADE, interval: 500 }
  await expect.poll(() => statusOf(`/cvs/${cv}`), options).toMatch(/^(?:review|ready)$/)
  await expect.poll(() => statusOf('/insights'), options).toBe('ready')
  return { job, unread, resume, cv }
}

test('axe finds nothing serious on any page, at 360 and 1440 pixels, light and dark', {
  timeout: ALL,
}, async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Agnes' })
  const { job, unread, resume, cv } = await makeData(page)
  const press = (name: string | RegExp) => (on: Page) => on.getByRole('button', { name }).first().click()
  const tab = (name: RegExp) => (on: Page) => on.getByRole('tab', { name }).click()
  const visits: Visit[] = [
    { path: 'careers/jobs', shows: LONG_WORD },
    { path: `careers/jobs/${job}`, shows: 'Must have' },
    { path: `careers/jobs/${job}`, shows: 'Must have', open: press('Correct') },
    { path: `careers/jobs/${unread}`, shows: 'posting.invalid' },
    { path: 'careers/resumes', shows: 'Iris Example' },
    { path: `careers/resumes/${resume}`, shows: 'About you' },
    { path: 'careers/cvs', shows: 'Tailor a CV' },
    { path: `careers/cvs/${cv}`, shows: 'What the job asks for' },
    { path: `careers/cvs/${cv}`, shows: 'What the job asks for', open: tab(/^Changes/) },
    { path: 'careers/applications', shows: 'Remove the examples' },
    { path: 'careers/applications?view=table', shows: 'Remove the examples' },
    { path: 'careers/applications?view=calendar', shows: 'Calendar file' },
    { path: 'careers/applications', shows: 'Remove the examples', open: press('Backend Engineer') },
    {
      path: 'careers/applications',
      shows: 'Remove the examples',
      async open(on) {
        await on.getByRole('button', { name: /^More/ }).first().click()
        await on
          .getByRole('menuitem', { name: /^Add from a CSV file/ })
          .first()
          .click()
      },
    },
    { path: 'careers/insights', shows: 'Skills in demand' },
    { path: 'careers/save', shows: 'Nothing arrived' },
    { path: 'models', shows: 'No model is registered' },
    { path: 'models', shows: 'No model is registered', open: press('Add model') },
  ]

  expect(await faultsAt(page, studio.url, visits)).toEqual([])
  expect(problems).toEqual([])
})
