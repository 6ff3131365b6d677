import { expect, test } from 'vitest'
import type { Place, Salary } from '../../../../../services/careers/jobs/schemas.ts'
import { placeWords, provenanceWords, salaryWords } from './job-words.ts'
import { submissionOf } from './jobs-data.ts'

const place = (name: string, city: string | null = name): Place => ({
  name,
  city,
  region: null,
  country: null,
  postalCode: null,
})
const salary = (part: Partial<Salary>): Salary => ({
  minimum: null,
  maximum: null,
  currency: 'EUR',
  period: 'year',
  isPeriodInferred: false,
  text: 'as stated',
  ...part,
})

test.each([
  [{ places: [place('Munich, DE')], remote: null }, 'Munich, DE'],
  [{ places: [place('Spain'), place('Portugal')], remote: 'remote' }, 'Remote (Spain or Portugal)'],
  [
    { places: Array.from({ length: 30 }, (_, n) => place(`C${n}`, null)), remote: 'remote' },
    'Remote (30 countries)',
  ],
  [
    { places: Array.from({ length: 9 }, (_, n) => place(`P${n}`)), remote: 'hybrid' },
    'Hybrid (P0 and 8 more)',
  ],
  [{ places: [], remote: 'remote' }, 'Remote'],
  [{ places: [], remote: null }, null],
] as const)('where the work is: %j is %s', (job, words) => {
  expect(placeWords({ ...job, places: [...job.places] })).toBe(words)
})

test.each([
  [{ minimum: 6_800_000, maximum: 8_200_000 }, '€68,000 – €82,000 a year'],
  [{ minimum: 170_00, maximum: 190_50, currency: 'CZK', period: 'hour' }, 'CZK 170 – CZK 190.50 an hour'],
  [{ minimum: 500_000, maximum: 500_000, currency: 'JPY', period: 'month' }, 'JP¥500,000 a month'],
  [
    { minimum: 25_000_000, currency: 'RUB', period: 'month', isPeriodInferred: true },
    'from RUB 250,000 a month (most likely)',
  ],
  [{ maximum: 100_00, currency: null, period: null }, 'up to 100'],
  [{}, 'as stated'],
] as const)('the salary %j is %s', (part, words) => {
  expect(salaryWords(salary(part))?.replaceAll('\u00a0', ' ')).toBe(words)
})

test.each([
  ['https://example.com/jobs/1', { url: 'https://example.com/jobs/1' }],
  [' jobs.example.com/a?b=1 ', { url: 'https://jobs.example.com/a?b=1' }],
  ['Engineer wanted', { text: 'Engineer wanted' }],
  ['Engineer at https://example.com', { text: 'Engineer at https://example.com' }],
  ['Node.js developer', { text: 'Node.js developer' }],
])('%j is sent as %j', (pasted, submission) => {
  expect(submissionOf(pasted)).toEqual(submission)
})

test('the source of a field is said with how sure it is, and what the posting says', () => {
  expect(provenanceWords({ source: 'text', confidence: 0.6, raw: '120-150k' })).toBe(
    'Understood from the text, 60 % sure. The posting says: “120-150k”.',
  )
})
