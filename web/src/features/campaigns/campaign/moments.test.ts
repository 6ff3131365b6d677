import { expect, test } from 'vitest'
import { momentWords } from './moments.ts'

const NOW = Date.parse('2027-03-27T22:30:00Z')

test.each([
  ['2027-03-27T22:45:00Z', 'Europe/Berlin', 'at 23:45'],
  ['2027-03-27T23:15:00Z', 'Europe/Berlin', 'tomorrow at 00:15'],
  // The night in which the clock goes forward.
  ['2027-03-28T08:00:00Z', 'Europe/Berlin', 'tomorrow at 10:00'],
  ['2027-03-26T09:00:00Z', 'Europe/Berlin', 'yesterday at 10:00'],
  ['2027-03-30T07:05:00Z', 'Europe/Berlin', 'on Tue 30 Mar at 09:05'],
  ['2028-01-03T07:05:00Z', 'Europe/Berlin', 'on Mon, 3 Jan 2028 at 08:05'],
  ['2027-03-27T23:15:00Z', 'America/New_York', 'at 19:15'],
])('%s in %s is %s', (time, zone, words) => {
  expect(momentWords(time, NOW, zone)).toBe(words)
})
