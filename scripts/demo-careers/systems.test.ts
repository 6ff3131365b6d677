import { expect, test } from 'vitest'
import { siteOf } from '../../services/careers/postings/sites/sites.ts'
import * as made from '../../services/careers/postings/sites/test-answers.ts'
import { systemOf } from './systems.ts'

const uuid = '11111111-2222-4333-8444-555555555555'

test.each<[string, unknown]>([
  ['SmartRecruiters', made.smartRecruitersAnswer],
  ['Recruitee', made.recruiteeAnswer],
  ['Teamtailor', made.teamtailorAnswer],
  ['BambooHR', made.bambooHrAnswer],
  ['Workday', made.workdayAnswer],
  ['Workday', { jobPostings: [{ title: 'Baker', externalPath: '/job/Oslo/Baker_JR-000077' }] }],
  ['Greenhouse', { jobs: [made.greenhouseAnswer] }],
  ['Greenhouse', made.greenhouseAnswer],
  ['Lever', [{ id: uuid, hostedUrl: `https://jobs.eu.lever.co/example/${uuid}` }]],
  ['Ashby', { jobs: [{ id: uuid, jobUrl: `https://jobs.ashbyhq.com/example/${uuid}` }] }],
  ['Workable', { name: 'Example Bread', jobs: [{ shortcode: 'ABCDEF0001' }, { shortcode: 'ABCDEF0001' }] }],
  ['Personio', '<workzag-jobs><position><id>77</id></position></workzag-jobs>'],
])('an answer of %s is served where its postings are asked for', (name, file) => {
  const system = systemOf(file)
  const postings = system?.postingsIn(file) ?? []
  expect(postings.length).toBeGreaterThan(0)
  for (const posting of postings) {
    const site = siteOf(posting)
    const asked = site?.requests().map(({ url }) => `${new URL(url).host}${new URL(url).pathname}`)
    const served = system?.answersFor(new URL(posting), file).map(({ address }) => address)
    expect([site?.name, served?.every((address) => asked?.includes(address))]).toEqual([name, true])
    expect(served).toHaveLength(1)
  }
})

test.each([null, [], {}, 'text', { jobs: [] }, { basics: { name: 'Ana' } }])('%j is of no system', (file) => {
  expect(systemOf(file)).toBeNull()
})
