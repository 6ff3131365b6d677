import { expect, test } from 'vitest'
import { ANY_TIME, type Schedule } from '../../../../../../services/campaigns/campaigns/schedule-schemas.ts'
import { DEFAULT_LIMITS } from '../../../../../../services/campaigns/sending/schemas.ts'
import {
  beginningInWords,
  clockOf,
  daysFor,
  firstInWords,
  minutesOf,
  spanInWords,
  weekdaysInWords,
} from './schedule-words.ts'

const office: Schedule = {
  startsAt: null,
  timeZone: 'Europe/Lisbon',
  hours: { from: '09:00', until: '17:00' },
  weekdays: [1, 2, 3, 4, 5],
}

test.each([
  [[1, 2, 3, 4, 5, 6, 7], 'Every day'],
  [[5, 1, 2, 3, 4], 'Monday to Friday'],
  [[1, 2], 'Monday, Tuesday'],
  [[1, 3, 4], 'Monday, Wednesday, Thursday'],
  [[7], 'Sunday'],
])('%j is %s', (weekdays, words) => {
  expect(weekdaysInWords(weekdays)).toBe(words)
})

test.each(['00:00', '09:30', '23:59', '24:00'])('%s survives being counted in minutes', (clock) => {
  expect(clockOf(minutesOf(clock))).toBe(clock)
})

test('the beginning is said with the zone in which it is meant', () => {
  expect(beginningInWords(ANY_TIME)).toBe('The first goes at once.')
  expect(beginningInWords(office)).toContain('Monday to Friday, 09:00 to 17:00, in Lisbon')
  expect(beginningInWords({ ...office, startsAt: '2027-03-28T09:30' })).toContain(
    '28 Mar 2027, 09:30 in Lisbon',
  )
})

test.each([
  ['a day has 25 mails', 100, ANY_TIME, 4],
  ['a weekend is lost', 100, { ...ANY_TIME, weekdays: [1, 2, 3, 4, 5] }, 5.6],
  ['two hours leave room for eight', 16, { ...ANY_TIME, hours: { from: '09:00', until: '11:00' } }, 2],
])('%s', (_what, mails, schedule, days) => {
  expect(daysFor(mails, schedule, DEFAULT_LIMITS)).toBeCloseTo(days)
})

test.each([
  [0.2, 'about a day, or less'],
  [5.6, 'about 6 days'],
  [20, 'about 3 weeks'],
  [90, 'about 3 months'],
])('%s days are %s', (days, words) => {
  expect(spanInWords(days)).toBe(words)
})

test('where the limits are used up, the first mail is promised for when it can go', () => {
  const now = Date.parse('2027-03-01T10:00:00.000Z')
  const forecast = (nextAt: string) => ({
    nextAt,
    finishAt: null,
    waitingFor: 'At most 25 mails go in a day.',
    times: [],
  })
  expect(firstInWords(ANY_TIME, forecast('2027-03-01T10:01:00.000Z'), now)).toBe('The first goes at once.')
  expect(firstInWords(ANY_TIME, forecast('2027-03-02T10:00:00.000Z'), now)).toMatch(
    /^The first goes about .*2 Mar 2027.* At most 25 mails go in a day\.$/,
  )
  expect(firstInWords(ANY_TIME, undefined, now)).toBe('The first goes at once.')
})
