import { expect, test } from 'vitest'
import { readResumeDate } from './resume-dates.ts'

test.each([
  ['2021', '2021'],
  ['2021-5', '2021-05'],
  ['09/2012', '2012-09'],
  ['1.2020', '2020-01'],
  ['2003-12-31', '2003-12-31'],
  ['13/2012', null],
  ['2021-00', null],
  ['Summer 2021', null],
  ['20XX-04', null],
])('%j is %j for certain, and stays as it was typed', (text, iso) => {
  expect(readResumeDate(` ${text} `)).toEqual({ text, iso })
})

test('nothing is no date', () => {
  expect(readResumeDate('  ')).toBeNull()
})
