import { expect, test } from 'vitest'
import { ANY_TIME, type Schedule } from '../campaigns/schedule-schemas.ts'
import { isTimeZone } from './time-zone.ts'
import { isOpen, nextOpen, openingAt, startOf } from './windows.ts'

const at = (text: string) => Date.parse(text)
const iso = (time: number | null) => time && new Date(time).toISOString().replace(':00.000Z', 'Z')
const schedule = (change: Partial<Schedule>): Schedule => ({ ...ANY_TIME, ...change })
const office = schedule({
  timeZone: 'Europe/Berlin',
  hours: { from: '09:00', until: '17:00' },
  weekdays: [1, 2, 3, 4, 5],
})

test.each([
  ['at any time', ANY_TIME, '2026-11-26T03:00Z', '2026-11-26T03:00Z'],
  ['within the hours', office, '2026-11-26T09:30Z', '2026-11-26T09:30Z'],
  ['before the hours', office, '2026-11-26T03:00Z', '2026-11-26T08:00Z'],
  ['at their end', office, '2026-11-26T16:00Z', '2026-11-27T08:00Z'],
  ['on a Saturday', office, '2026-11-28T10:00Z', '2026-11-30T08:00Z'],
  [
    'Monday is still Sunday elsewhere',
    schedule({ weekdays: [7], timeZone: 'Pacific/Honolulu' }),
    '2026-11-30T05:00Z',
    '2026-11-30T05:00Z',
  ],
  [
    'Sunday is Monday already elsewhere',
    schedule({ weekdays: [1], timeZone: 'Pacific/Kiritimati' }),
    '2026-11-29T05:00Z',
    '2026-11-29T10:00Z',
  ],
  [
    'a zone of half hours',
    schedule({ hours: { from: '09:00', until: '10:00' }, timeZone: 'Asia/Kolkata' }),
    '2026-11-26T00:00Z',
    '2026-11-26T03:30Z',
  ],
  [
    'until midnight',
    schedule({ hours: { from: '22:00', until: '24:00' } }),
    '2026-11-26T23:59Z',
    '2026-11-26T23:59Z',
  ],
  // Berlin puts its clock forward on 28 March 2027 at 01:00 UTC, and back on 31 October at 01:00 UTC.
  [
    'hours before the clock is put forward',
    schedule({ ...office, weekdays: [6, 7] }),
    '2027-03-27T01:00Z',
    '2027-03-27T08:00Z',
  ],
  ['and after', schedule({ ...office, weekdays: [6, 7] }), '2027-03-28T00:30Z', '2027-03-28T07:00Z'],
  [
    'hours that the clock skips open when they are over',
    schedule({ timeZone: 'Europe/Berlin', hours: { from: '02:30', until: '04:00' } }),
    '2027-03-28T00:00Z',
    '2027-03-28T01:00Z',
  ],
  [
    'hours that are skipped altogether do not open',
    schedule({ timeZone: 'Europe/Berlin', hours: { from: '02:00', until: '03:00' } }),
    '2027-03-28T00:00Z',
    '2027-03-29T00:00Z',
  ],
  [
    'an hour that comes twice opens the first time',
    schedule({ timeZone: 'Europe/Berlin', hours: { from: '02:30', until: '04:00' } }),
    '2027-10-30T23:00Z',
    '2027-10-31T00:30Z',
  ],
  [
    'and stays open through the second',
    schedule({ timeZone: 'Europe/Berlin', hours: { from: '02:30', until: '04:00' } }),
    '2027-10-31T01:05Z',
    '2027-10-31T01:05Z',
  ],
  [
    'a date of the future',
    schedule({ ...office, startsAt: '2027-03-29T10:15' }),
    '2026-11-26T03:00Z',
    '2027-03-29T08:15Z',
  ],
  [
    'a date before the hours',
    schedule({ ...office, startsAt: '2027-03-29T01:15' }),
    '2026-11-26T03:00Z',
    '2027-03-29T07:00Z',
  ],
  [
    'a date of the past',
    schedule({ ...office, startsAt: '2020-03-29T01:15' }),
    '2026-11-26T09:30Z',
    '2026-11-26T09:30Z',
  ],
  [
    'midnight where the clock is put forward then',
    schedule({ timeZone: 'America/Santiago', hours: { from: '00:00', until: '12:00' } }),
    '2026-09-06T03:30Z',
    '2026-09-06T04:00Z',
  ],
])('%s', (_what, given, now, expected) => {
  const next = nextOpen(given, at(now))
  expect(iso(next)).toBe(expected)
  expect(isOpen(given, at(now))).toBe(now === expected)
  expect(isOpen(given, next!)).toBe(true)
  expect(openingAt(given, next!)!.until).toBeGreaterThan(next!)
})

test.each([
  ['skips', '2027-03-28T02:30', '2027-03-28T01:30Z'],
  ['shows twice', '2027-10-31T02:30', '2027-10-31T00:30Z'],
])('a start that the clock %s', (_what, startsAt, expected) => {
  expect(iso(startOf(schedule({ timeZone: 'Europe/Berlin', startsAt })))).toBe(expected)
})

test('a window that ends before it begins never opens', () => {
  expect(nextOpen(schedule({ hours: { from: '17:00', until: '09:00' } }), 0)).toBe(null)
})

test.each([
  ['Europe/Berlin', true],
  ['Mars/Olympus', false],
  ['', false],
])('%s is a time zone: %s', (name, expected) => {
  expect(isTimeZone(name)).toBe(expected)
})
