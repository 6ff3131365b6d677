import { expect, test } from 'vitest'
import { printedDate, printedPeriod } from './dates.ts'

const date = (iso: string) => ({ text: `as written: ${iso}`, iso })
const own = (text: string) => ({ text, iso: null })

test.each([
  ['2003-12-31', 'en', 'Dec 31, 2003'],
  ['2003-12-31', 'de', '31. Dez. 2003'],
  ['2003-12-31', 'ja', '2003年12月31日'],
  ['2004-01-01', 'fr', '1 janv. 2004'],
  ['2012-09', 'en', 'Sep 2012'],
  ['2012-09', 'he', 'ספט׳ 2012'],
  ['0099', 'en', '99'],
  ['2019', 'cs', '2019'],
  ['2019-13', 'en', '2019-13'],
  ['2019-02-31', 'en', '2019-02-31'],
] as const)('%s in %s: %s', (iso, language, printed) => {
  expect(printedDate(date(iso), language)).toBe(printed)
})

test.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('a day is the same day in %s', (zone) => {
  const before = process.env.TZ
  process.env.TZ = zone
  try {
    expect(printedDate(date('2003-12-31'), 'en')).toBe('Dec 31, 2003')
    expect(printedDate(date('2012-09'), 'it')).toBe('set 2012')
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
})

test.each([
  ['open end', { start: date('2021-01'), end: null, isCurrent: true }, 'Jan 2021 – Present'],
  ['open end in words', { start: date('2021-01'), end: own('heute'), isCurrent: true }, 'Jan 2021 – Present'],
  ['no start', { start: null, end: null, isCurrent: true }, 'Present'],
  ['present twice', { start: own('Present'), end: null, isCurrent: true }, 'Present'],
  ['end unknown', { start: date('2021-01'), end: null, isCurrent: false }, 'Jan 2021'],
  ['start unknown', { start: null, end: date('2021-01'), isCurrent: false }, 'Jan 2021'],
  ['one year', { start: date('2022'), end: date('2022'), isCurrent: false }, '2022'],
  ['seasons', { start: own('Summer 2013'), end: null, isCurrent: false }, 'Summer 2013'],
  ['nothing', { start: null, end: null, isCurrent: false }, ''],
])('%s', (_, period, printed) => {
  expect(printedPeriod(period, 'en')).toBe(printed)
})
