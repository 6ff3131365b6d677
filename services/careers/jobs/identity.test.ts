import { expect, test } from 'vitest'
import { addressKey } from './identity.ts'

const uuid = (digit: number) => `${String(digit).repeat(8)}-1111-4111-8111-111111111111`

test.each([
  ['Ashby', (n: number) => `https://jobs.ashbyhq.com/example/${uuid(n)}`],
  ['Personio', (n: number) => `https://example.jobs.personio.de/job/${n}00`],
  ['Teamtailor', (n: number) => `https://example.teamtailor.com/jobs/${n}00-baker`],
  ['Greenhouse', (n: number) => `https://boards.greenhouse.io/example/jobs/${n}00`],
  ['Lever', (n: number) => `https://jobs.lever.co/example/${uuid(n)}`],
  ['Workable', (n: number) => `https://apply.workable.com/example/j/${n}ABCDEF001/`],
  ['SmartRecruiters', (n: number) => `https://jobs.smartrecruiters.com/Example/74400000000000${n}-baker`],
  ['Recruitee', (n: number) => `https://example.recruitee.com/o/baker-${n}`],
  ['BambooHR', (n: number) => `https://example.bamboohr.com/careers/${n}0`],
  ['Workday', (n: number) => `https://example.wd5.myworkdayjobs.com/Site/job/Oslo/Baker_JR${n}`],
  ['LinkedIn', (n: number) => `https://www.linkedin.com/jobs/view/400000000${n}`],
])('two postings of one company at %s are two', (name, addressOf) => {
  expect(addressKey(addressOf(1))).toMatch(new RegExp(`^${name} `))
  expect(addressKey(addressOf(1))).not.toBe(addressKey(addressOf(2)))
})

test.each([
  [
    'https://boards.greenhouse.io/example/jobs/42?gh_src=x',
    'https://job-boards.greenhouse.io/example/jobs/42',
  ],
  [
    'https://www.linkedin.com/jobs/view/baker-at-example-4000000001',
    'https://cz.linkedin.com/jobs/view/4000000001',
  ],
  ['https://www.example.com/jobs/1/?utm_source=mail', 'http://example.com/jobs/1'],
])('%s and %s are one posting', (one, other) => {
  expect(addressKey(one)).toBe(addressKey(other))
})
