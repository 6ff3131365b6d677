import { expect, test } from 'vitest'
import { allFields, isRefusal } from '../reading.ts'
import { type SiteAnswer, siteOf } from './sites.ts'
import {
  bambooHrAnswer,
  greenhouseAnswer,
  recruiteeAnswer,
  smartRecruitersAnswer,
  teamtailorAnswer,
  workdayAnswer,
} from './test-answers.ts'

const now = new Date('2026-11-26T12:00:00Z')

function read(url: string, answer: object | string, status = 200) {
  const site = siteOf(url)
  if (!site) throw new Error(`${url} belongs to no site`)
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer)
  const contentType = body.startsWith('<') ? 'text/html' : 'application/json'
  const answers: SiteAnswer[] = site.requests().map((request) => ({ ...request, status, contentType, body }))
  return site.read(answers, { now })
}

interface Known {
  name: string
  url: string
  asks: string[]
  answer: object
  fields: object
  city: string[]
}

const SITES: Known[] = [
  {
    name: 'SmartRecruiters',
    url: 'https://jobs.smartrecruiters.com/ExampleBread/744000000000001-baker-m-f-d-?trid=1',
    asks: ['https://api.smartrecruiters.com/v1/companies/ExampleBread/postings/744000000000001'],
    answer: smartRecruitersAnswer,
    fields: {
      title: 'Baker (m/f/d)',
      identifier: 'REF77',
      remote: 'hybrid',
      department: 'Bakery',
      employmentTypes: ['full-time'],
      seniority: 'senior',
      language: 'en',
      applyUrl: 'https://jobs.smartrecruiters.com/ExampleBread/744000000000001-baker-m-f-d-?oga=true',
      postedAt: '2026-10-01T08:30:00Z',
      salary: null,
    },
    city: ['Leipzig, DE'],
  },
  {
    name: 'Recruitee',
    url: 'https://examplebread.recruitee.com/o/baker',
    asks: ['https://examplebread.recruitee.com/api/offers/baker'],
    answer: recruiteeAnswer,
    fields: {
      title: 'Baker',
      identifier: '1234567',
      remote: 'on-site',
      department: 'Bakery',
      employmentTypes: ['full-time', 'permanent'],
      seniority: 'mid',
      salary: { minimum: 2800_00, maximum: 3400_00, currency: 'EUR', period: 'month' },
      applyUrl: 'https://examplebread.recruitee.com/o/baker/c/new',
      postedAt: '2026-10-01T08:30:00Z',
      validUntil: '2026-12-31',
    },
    city: ['Utrecht, NL', 'Gent, BE'],
  },
  {
    name: 'Teamtailor',
    url: 'https://examplebread.teamtailor.com/jobs/7000001-baker',
    asks: [
      'https://examplebread.teamtailor.com/jobs.json',
      'https://examplebread.teamtailor.com/jobs/7000001-baker',
    ],
    answer: teamtailorAnswer,
    fields: {
      title: 'Baker',
      company: 'Example Bread AB',
      identifier: '7000001',
      employmentTypes: ['part-time'],
      postedAt: '2026-10-01T08:30:00Z',
      validUntil: '2026-12-31',
      remote: null,
      salary: null,
    },
    city: ['Malmö, SE'],
  },
  {
    name: 'BambooHR',
    url: 'https://examplebread.bamboohr.com/careers/31?source=mail',
    asks: ['https://examplebread.bamboohr.com/careers/31/detail'],
    answer: bambooHrAnswer,
    fields: {
      title: 'Baker',
      // The answer does not say how the company's name is written.
      company: 'examplebread',
      identifier: '31',
      remote: 'on-site',
      department: 'Bakery',
      employmentTypes: ['full-time'],
      salary: { minimum: 22_00, maximum: 26_00, currency: 'USD', period: 'hour' },
      applyUrl: 'https://examplebread.bamboohr.com/careers/31',
      postedAt: '2026-10-01',
    },
    city: ['Denver, US'],
  },
  {
    name: 'Workday',
    url: 'https://examplebread.wd3.myworkdayjobs.com/en-US/Careers/job/Oslo/Baker_JR-000077?source=x',
    asks: [
      'https://examplebread.wd3.myworkdayjobs.com/wday/cxs/examplebread/Careers/job/Oslo/Baker_JR-000077',
    ],
    answer: workdayAnswer,
    fields: {
      title: 'Baker',
      company: 'Example Bread AS',
      identifier: 'JR-000077',
      remote: 'hybrid',
      employmentTypes: ['full-time'],
      postedAt: '2026-10-01',
      validUntil: '2026-12-31',
      salary: null,
    },
    city: ['Oslo, NO', 'Bergen, ', 'Copenhagen, DK'],
  },
  {
    name: 'Greenhouse',
    url: 'https://job-boards.eu.greenhouse.io/examplebread/jobs/4000001?gh_src=x',
    asks: ['https://boards-api.eu.greenhouse.io/v1/boards/examplebread/jobs/4000001?pay_transparency=true'],
    answer: greenhouseAnswer,
    fields: {
      title: 'Baker',
      identifier: '4000001',
      department: 'Bakery',
      employmentTypes: ['part-time'],
      salary: { minimum: 30_000_00, maximum: 36_000_00, currency: 'EUR', period: 'year' },
      applyUrl: 'https://job-boards.eu.greenhouse.io/examplebread/jobs/4000001',
      postedAt: '2026-10-01T08:30:00Z',
      validUntil: null,
    },
    city: ['Vienna, AT'],
  },
]

test.each(SITES)('a posting at $name', ({ name, url, asks, answer, fields, city }) => {
  const site = siteOf(url)
  expect([site?.name, site?.requests().map((request) => request.url)]).toEqual([name, asks])
  const reading = read(url, answer)
  if (isRefusal(reading)) throw new Error(reading.reason)
  const posting = allFields(reading)
  expect(reading.rung).toBe('api')
  expect(posting).toMatchObject({ company: 'Example Bread', isClosed: false, ...fields })
  expect(posting.places.map(({ city: one, country }) => `${one}, ${country ?? ''}`)).toEqual(city)
  expect(posting.descriptionText).toMatch(/You bake bread with four others/)
  expect(posting.descriptionText).toMatch(/^- Three years as a baker$/m)
  expect(reading.provenance.title).toMatchObject({ source: 'api', raw: null })
})

const closedRecruitee = { offer: { ...recruiteeAnswer.offer, status: 'closed' } }
const closedBambooHr = {
  result: { jobOpening: { ...bambooHrAnswer.result.jobOpening, jobOpeningStatus: 'Filled' } },
}
const closedWorkday = {
  ...workdayAnswer,
  jobPostingInfo: { ...workdayAnswer.jobPostingInfo, canApply: false, posted: false },
}

test.each([
  ['SmartRecruiters', { ...smartRecruitersAnswer, active: false }],
  ['Recruitee', closedRecruitee],
  ['BambooHR', closedBambooHr],
  ['Workday', closedWorkday],
])('a posting that is closed at %s is read and marked', (name, answer) => {
  const reading = read(SITES.find((site) => site.name === name)?.url ?? '', answer)
  expect(!isRefusal(reading) && allFields(reading)).toMatchObject({
    title: expect.stringContaining('Baker'),
    isClosed: true,
  })
})

const nothing = (url: string, answer: object | string, status?: number) => {
  const reading = read(url, answer, status)
  return isRefusal(reading) ? reading.refused : reading
}

test.each(SITES)('$name without the posting', ({ url }) => {
  expect(nothing(url, { error: 'Not found' }, 404)).toBe('not-found')
  expect(nothing(url, {}, 410)).toBe('not-found')
  expect(nothing(url, { message: 'Too many requests' }, 429)).toBe('too-many-requests')
  expect(nothing(url, {}, 503)).toBe('unavailable')
  expect(nothing(url, {}, 403)).toBe('blocked')
  for (const empty of [{}, [], '', '{"jobs":[],"items":[],"content":[],"offers":[]}', 'null', '{"result":'])
    expect(nothing(url, empty)).toBe('not-found')
})

test('a feed that no longer has the posting does not answer with another one', () => {
  const { items } = teamtailorAnswer
  const url = 'https://examplebread.teamtailor.com/jobs/700000-miller'
  expect(nothing(url, { ...teamtailorAnswer, items: items.slice(0, 1) })).toBe('not-found')
})

test.each([
  'https://www.smartrecruiters.com/blog/744000000000001',
  'https://api.smartrecruiters.com/v1/companies/x/postings/744000000000001',
  'https://recruitee.com/o/baker',
  'https://examplebread.recruitee.com/',
  'https://www.teamtailor.com/jobs/1-baker',
  'https://examplebread.bamboohr.com/careers',
  'https://examplebread.bamboohr.com.evil.example/careers/31',
  'https://examplebread.wd3.myworkdayjobs.com/Careers',
  'https://boards.us.greenhouse.io/examplebread/jobs/1',
  'ftp://boards.greenhouse.io/examplebread/jobs/1',
])('%s is asked as a page', (url) => {
  expect(siteOf(url)).toBeNull()
})
