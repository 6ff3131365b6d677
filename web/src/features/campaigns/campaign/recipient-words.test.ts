import { expect, test } from 'vitest'
import type { CampaignStatus } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { FILTERS, stateWords } from './recipient-words.ts'

// Times without a zone are those of the browser, whose zone the words are in.
const at = (local: string) => new Date(local).toISOString()
const NOW = new Date('2027-03-26T12:00').getTime()
const row = {
  state: 'planned',
  reason: null,
  skipReason: null,
  lastAt: null,
  retryAt: null,
  bouncedAt: null,
} as const

test.each<[CampaignStatus, string | undefined, string, string]>([
  ['running', at('2027-03-26T14:03'), 'Waiting', 'Goes at 14:03'],
  ['running', at('2027-03-26T12:00'), 'Waiting', 'Goes within a minute'],
  ['running', at('2027-03-27T09:12'), 'Waiting', 'Goes tomorrow at 09:12'],
  ['running', undefined, 'Waiting', 'Its turn comes later'],
  ['paused', undefined, 'Waiting', 'Waits until the campaign goes on'],
  ['paused', at('2027-03-27T09:12'), 'Waiting', 'Goes tomorrow at 09:12'],
  ['draft', undefined, 'Waiting', 'Waits for the start'],
  ['cancelled', undefined, 'Cancelled', 'The campaign was cancelled'],
])('a mail that has not gone, of a campaign that is %s, expected %s', (status, expectedAt, label, detail) => {
  expect(stateWords(row, { status, expectedAt, now: NOW })).toMatchObject({ label, detail })
})

test.each([
  [{ state: 'sent', lastAt: at('2027-03-26T11:05') }, 'Sent', 'Went at 11:05'],
  [
    { state: 'sent', lastAt: at('2027-03-26T11:05'), bouncedAt: at('2027-03-26T11:30') },
    'Bounced',
    'Came back at 11:30',
  ],
  [
    { state: 'retry', retryAt: at('2027-03-26T13:00'), reason: 'The server is busy' },
    'Tries again',
    'Again at 13:00. The server is busy',
  ],
  [{ state: 'failed', reason: 'The mailbox does not exist' }, 'Failed', 'The mailbox does not exist'],
  [{ state: 'unknown' }, 'Unknown', 'Nobody can know whether it arrived'],
  [{ state: 'skipped', skipReason: 'unsubscribed' }, 'Skipped', 'Unsubscribed'],
  [{ state: 'skipped', skipReason: 'suppressed' }, 'Skipped', 'You never write to this address'],
  [{ state: 'claimed' }, 'Next', 'Its turn has come'],
  [{ state: 'transmitting' }, 'Being sent', 'It is on its way to the mail server'],
] as const)('%j is %s', (facts, label, detail) => {
  const words = stateWords({ ...row, ...facts }, { status: 'running', expectedAt: undefined, now: NOW })
  expect(words).toMatchObject({ label, detail })
})

test('each filter counts its recipients, and what is left is what nothing was decided about', () => {
  const counts = { total: 20, sent: 9, failed: 2, unknown: 1, skipped: 3, bounced: 4 }
  expect(Object.fromEntries(FILTERS.map(({ value, count }) => [value, count(counts)]))).toEqual({
    all: 20,
    left: 5,
    sent: 9,
    failed: 2,
    unknown: 1,
    skipped: 3,
    bounced: 4,
  })
})
