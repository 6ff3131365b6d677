import { expect, test } from 'vitest'
import { fileTime, localTime, onClockOf } from './device-time.ts'

const NOW = Date.parse('2026-11-27T12:00:00.000Z')

test.each([
  ['2020-07-01T22:30:00.500Z', '2020-07-01T22:30:00.500Z'],
  ['2020-07-01T22:30:00+02:00', '2020-07-01T22:30:00.000+02:00'],
  ['2020-07-01T22:30:00-03:30', '2020-07-01T22:30:00.000-03:30'],
])('a file of %s is of %s', (sent, stored) => {
  expect(fileTime(sent, NOW)).toBe(stored)
})

test.each([
  undefined,
  '',
  'yesterday',
  '2020-07-01',
  '2020-07-01T22:30:00',
  '2020-13-01T22:30:00Z',
  '2020-07-01T22:30:00+19:00',
  '1970-01-01T00:00:00Z',
  '1980-01-01T00:00:00+13:00',
  '2026-11-28T12:00:00Z',
  '9999-12-31T23:59:59Z',
])('a file of %s is of no time', (sent) => {
  expect(fileTime(sent, NOW)).toBeNull()
})

test('a wrong clock in a known zone is put right', () => {
  expect(localTime('2001-01-01T00:00:00+13:00', NOW)).toBe('2026-11-28T01:00:00.000+13:00')
  expect(localTime('2001-01-01T00:00:00', NOW)).toBeNull()
})

test('a time in UTC is on the day of the person', () => {
  expect(onClockOf('2020-07-01T22:30:00.000Z', '2026-11-27T14:00:00.000+02:00')).toBe(
    '2020-07-02T00:30:00.000+02:00',
  )
})
