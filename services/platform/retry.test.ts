import { expect, test } from 'vitest'
import { ATTEMPTS, attemptsToOutlast, BURST, drainSeconds, OUTAGE_SECONDS, patienceSeconds } from './retry.ts'

test.each([
  [1, 0],
  [2, 10],
  [5, 10 + 20 + 40 + 80],
  [7, 10 + 20 + 40 + 80 + 160 + 320],
  [8, 630 + 600],
  [9, 630 + 2 * 600],
  [100, 630 + 93 * 600],
])('%i deliveries that fail at once take %i s', (attempts, seconds) => {
  expect(patienceSeconds(attempts)).toBe(seconds)
})

test('attemptsToOutlast returns the fewest deliveries, within Pub/Sub’s limits', () => {
  expect(attemptsToOutlast(0)).toBe(5)
  expect(attemptsToOutlast(150)).toBe(6)
  expect(attemptsToOutlast(OUTAGE_SECONDS)).toBe(9)
  expect(attemptsToOutlast(56_429)).toBe(100)
  expect(() => attemptsToOutlast(56_430)).toThrow(/56430 s/)
})

test('an event survives half an hour without functions and the burst after it, even with half the pauses', () => {
  expect(drainSeconds({ events: 100, secondsPerEvent: 2, slots: 4 })).toBe(50)
  expect(patienceSeconds(ATTEMPTS) / 2).toBeGreaterThan(OUTAGE_SECONDS + drainSeconds(BURST))
  // It must not take much longer, because events that fail for another reason must reach the shelf on the same day.
  expect(patienceSeconds(ATTEMPTS)).toBeLessThan(3 * 3600)
})
