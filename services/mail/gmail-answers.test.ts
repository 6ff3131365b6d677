import { expect, test } from 'vitest'
import { deliveryOf } from './gmail-answers.ts'

const NOW = Date.parse('2026-11-02T09:00:00Z')
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

test.each<[string, string | null, string, number]>([
  ['seconds', '7200', '', 2 * 60 * MINUTE_MS],
  ['a date', 'Mon, 02 Nov 2026 10:00:00 GMT', '', 60 * MINUTE_MS],
  ['a time in the message', null, 'Retry after 2026-11-02T11:00:00.000Z', 2 * 60 * MINUTE_MS],
  ['nothing', null, '', 60 * MINUTE_MS],
  ['at once, which would be a loop', '0', '', MINUTE_MS],
  ['a time that is past', null, 'Retry after 2020-01-01T00:00:00.000Z', MINUTE_MS],
  ['for ever', '1e300', '', DAY_MS],
  ['until the year 275760', 'Sat, 13 Sep 275760 00:00:00 GMT', '', DAY_MS],
  ['what is no time', 'soon', '', 60 * MINUTE_MS],
])('Google wants to wait: %s', (_what, retryAfter, message, afterMs) => {
  const text = JSON.stringify({ error: { message } })
  expect(deliveryOf({ status: 429, retryAfter, text }, NOW)).toMatchObject({
    ...{ outcome: 'refused', cause: 'quota', afterMs },
  })
})
