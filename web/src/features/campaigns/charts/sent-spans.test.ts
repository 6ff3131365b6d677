import { expect, test } from 'vitest'
import { sentSpans } from './sent-spans.ts'

test('a short campaign is told by hour, without a gap', () => {
  const { unit, spans } = sentSpans(
    [
      { hour: '2027-03-26T10:00:00Z', sent: 3, failed: 0 },
      { hour: '2027-03-26T12:00:00Z', sent: 1, failed: 2 },
    ],
    'Europe/Berlin',
  )
  expect(unit).toBe('hour')
  expect(spans.map(({ label, sent, failed }) => [label, sent, failed])).toEqual([
    ['11:00', 3, 0],
    ['12:00', 0, 0],
    ['13:00', 1, 2],
  ])
})

test('a long campaign is told by the days of its zone, over a change of the clock', () => {
  const { unit, spans } = sentSpans(
    [
      { hour: '2027-03-25T23:00:00Z', sent: 1, failed: 0 },
      { hour: '2027-03-26T22:00:00Z', sent: 1, failed: 0 },
      { hour: '2027-03-29T21:00:00Z', sent: 5, failed: 0 },
      { hour: '2027-03-29T22:00:00Z', sent: 7, failed: 0 },
    ],
    'Europe/Berlin',
  )
  expect(unit).toBe('day')
  expect(spans.map(({ label, sent }) => [label, sent])).toEqual([
    ['26 Mar', 2],
    ['27 Mar', 0],
    ['28 Mar', 0],
    ['29 Mar', 5],
    ['30 Mar', 7],
  ])
})

test('nothing went yet', () => {
  expect(sentSpans([{ hour: '2027-03-26T10:00:00Z', sent: 0, failed: 0 }], 'UTC').spans).toEqual([])
})
