import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { careersDiscarded } from '../../services/careers/events.ts'
import { namesAfter } from '../../services/careers/jobs/sameness.ts'
import { readPage } from '../../services/careers/postings/read-page.ts'
import { emptyContent } from '../../services/careers/resumes/schemas.ts'
import { isoTime } from '../../services/platform/times.ts'
import { setUp } from './test-world.ts'

const TEXT =
  'We build a calm shop for loud days. You write Go and PostgreSQL, and review the changes of others. You look after what you build, together with four others who like the sea.'

interface Page {
  title?: string
  city?: string
  canonical?: string
  apply?: string
}

const pageOf = ({
  title = 'Backend engineer',
  city = 'Munich',
  canonical,
  apply,
}: Page = {}) => `<html lang="en">
<head>${canonical ? `<link rel="canonical" href="${canonical}">` : ''}<script type="application/ld+json">${JSON.stringify(
  {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title,
    hiringOrganization: 'Example',
    description: `<p>${TEXT}</p>`,
    jobLocation: { address: { addressLocality: city, addressCountry: 'DE' } },
  },
)}</script></head><body><h1>${title}</h1><p>${TEXT}</p>${apply ? `<a href="${apply}">Apply now</a>` : ''}</body></html>`

const pasted = `Backend engineer\nExample\n\n${TEXT}\n\nRequirements\n- Go`

async function site(pages: Record<string, string>) {
  const world = await setUp(({ headers, url }, response: ServerResponse) => {
    const body = pages[`${headers.host}${url}`]
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': body?.startsWith('{') ? 'application/json' : 'text/html',
    })
    response.end(body)
  })
  const ids = async () => (await world.careers.jobs.list(world.ana.id, {})).items.map(({ id }) => id)
  return { ...world, ids }
}

test('a posting as address and as text is one job, and nothing that the person has of it is lost', async () => {
  await using world = await site({ 'jobs.example.com/7': pageOf() })
  const { ana, clock } = world
  const first = await world.read({ text: pasted })
  await ana.request('PATCH', `/api/v1/jobs/${first.id}`, { salary: null, department: 'Shop' })
  clock.advance(1)
  const second = await world.submit({ url: 'https://jobs.example.com/7' })
  await ana.request('PATCH', `/api/v1/jobs/${second}`, { company: 'Example & Daughters' })
  await ana.request('PATCH', `/api/v1/jobs/${second}`, { department: 'Not this' })
  const application = (
    await ana.request('POST', '/api/v1/applications', { title: 'Backend', company: 'Example', jobId: second })
  ).json()
  const content = { ...emptyContent(), basics: { ...emptyContent().basics, name: 'Ana' } }
  const resume = (await ana.request('POST', '/api/v1/resumes', { title: 'CV', content })).json()
  const told: unknown[] = []
  const stop = world.careers.jobs.live.watch(ana.id, isoTime(0), {
    changed: ({ type, key }) => told.push([type, key]),
    failed: (error) => told.push(error),
  })
  // A CV can be asked for as soon as the posting was read, which is before the two are compared.
  const [, event] = world.submitted()
  const html = pageOf()
  const url = 'https://jobs.example.com/7'
  const reading = readPage({ html, url, now: new Date(clock.now()) })!
  const knownAs = namesAfter({ knownAs: [] }, { ...reading, url, page: html })
  await world.process.jobs.finish(event!, { ...reading, knownAs, snapshot: null })
  const cv = (await ana.request('POST', '/api/v1/cvs', { jobId: second, resumeId: resume.id })).json()
  expect(cv.jobId).toBe(second)

  await world.handle(event!)
  expect(await world.ids()).toEqual([first.id])
  const job = await world.get(first.id)
  expect(job).toMatchObject({
    url: 'https://jobs.example.com/7',
    rung: 'structured-data',
    company: 'Example & Daughters',
    department: 'Shop',
    addedAt: first.addedAt,
  })
  expect(job.provenance).toMatchObject({ company: { source: 'person' }, department: { source: 'person' } })
  expect((await ana.request('GET', `/api/v1/applications/${application.id}`)).json().jobId).toBe(first.id)
  expect((await ana.request('GET', `/api/v1/cvs/${cv.id}`)).json().jobId).toBe(first.id)
  expect((await ana.request('GET', `/api/v1/jobs/${second}`)).statusCode).toBe(404)
  expect(world.events.at(-1)).toMatchObject({ topic: careersDiscarded.name, payload: { id: second } })
  const asked = await ana.request('POST', '/api/v1/cvs', { jobId: first.id, resumeId: resume.id })
  expect(asked.json().id).toBe(cv.id)
  await expect
    .poll(() => told)
    .toEqual(
      expect.arrayContaining([
        ['job', first.id],
        ['job-removed', second],
      ]),
    )
  stop()

  // Either form leads to it from now on, and none has it read again.
  const events = world.submitted().length
  expect(await world.submit({ text: pasted })).toBe(first.id)
  expect(await world.submit({ url: 'https://jobs.example.com/7?utm_source=mail' })).toBe(first.id)
  expect(world.submitted()).toHaveLength(events)
  expect(await world.get(first.id)).toEqual(job)
})

test('two addresses of one posting are one job, by the address that the page calls its own', async () => {
  const canonical = 'https://jobs.example.com/7'
  await using world = await site({
    'jobs.example.com/7': pageOf({ canonical }),
    'example.com/careers?show=7': pageOf({ canonical }),
  })
  const first = await world.read({ url: canonical })
  world.clock.advance(1)
  await world.submit({ url: 'https://example.com/careers?show=7' })
  await world.handle(world.submitted()[1]!)
  await world.handle(world.submitted()[1]!)
  expect(await world.ids()).toEqual([first.id])
})

test("a company's page and the system where one applies are one job", async () => {
  const posting = {
    ...{ id: 42, title: 'Backend engineer', company_name: 'Example', location: { name: 'Munich, Germany' } },
    content: `&lt;p&gt;${TEXT}&lt;/p&gt;`,
    absolute_url: 'https://boards.greenhouse.io/example/jobs/42',
  }
  await using world = await site({
    'jobs.example.com/7': pageOf({ apply: 'https://boards.greenhouse.io/example/jobs/42?gh_src=page' }),
    'boards-api.greenhouse.io/v1/boards/example/jobs/42?pay_transparency=true': JSON.stringify(posting),
  })
  const first = await world.read({ url: 'https://job-boards.greenhouse.io/example/jobs/42' })
  world.clock.advance(1)
  await world.submit({ url: 'https://jobs.example.com/7' })
  await world.handle(world.submitted()[1]!)
  expect(await world.ids()).toEqual([first.id])
  expect(await world.get(first.id)).toMatchObject({ rung: 'api', identifier: '42' })

  // The other way round nothing has to be read to know it.
  const other = await world.registered()
  const page = await other.request('POST', '/api/v1/jobs', { url: 'https://jobs.example.com/7' })
  await world.handle(world.submitted().at(-1)!)
  const again = await other.request('POST', '/api/v1/jobs', {
    url: 'https://boards.greenhouse.io/example/jobs/42',
  })
  expect(again.json()).toMatchObject({ id: page.json().id, status: 'ready', rung: 'structured-data' })
})

test.each<[string, Page, Page]>([
  ['one text for two places', { city: 'Munich' }, { city: 'Hamburg' }],
  [
    'a site whose pages all give one address as their own',
    { canonical: 'https://jobs.example.com/' },
    { canonical: 'https://jobs.example.com/', title: 'Frontend engineer' },
  ],
  ['the same words at two addresses', {}, {}],
])('%s are two jobs', async (_what, one, other) => {
  await using world = await site({ 'jobs.example.com/1': pageOf(one), 'jobs.example.com/2': pageOf(other) })
  await world.read({ url: 'https://jobs.example.com/1' })
  world.clock.advance(1)
  await world.read({ url: 'https://jobs.example.com/2' })
  expect(await world.ids()).toHaveLength(2)
})

test('a text for another place is another job', async () => {
  await using world = await site({ 'jobs.example.com/1': pageOf({ city: 'Munich' }) })
  await world.read({ url: 'https://jobs.example.com/1' })
  world.clock.advance(1)
  await world.read({ text: `Backend engineer\nLocation: Hamburg, Germany\n\n${TEXT}` })
  expect(await world.ids()).toHaveLength(2)
})
