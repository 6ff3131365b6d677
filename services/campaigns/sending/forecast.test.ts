// What is foreseen by skipping cycles, against playing forward every mail.
import { expect, test } from 'vitest'
import { HOUR_MS } from '../../platform/durations.ts'
import { ANY_TIME, type Schedule } from '../campaigns/schedule-schemas.ts'
import { localMailbox } from '../mailboxes/new-mailbox.ts'
import { forecastOf } from './forecast.ts'
import { limitsOf } from './limits.ts'
import { newSender } from './new-sender.ts'
import { nextTurn } from './next-time.ts'
import type { Sender } from './record.ts'

const NOW = Date.parse('2027-09-01T06:00:00Z')
/** Its clock is put back on 31 October. */
const DAILY: Schedule = {
  ...ANY_TIME,
  timeZone: 'Europe/Berlin',
  hours: { from: '09:00', until: '17:00' },
}
const OFFICE: Schedule = { ...DAILY, weekdays: [1, 2, 3, 4, 5] }
const SIX: Schedule = { ...DAILY, hours: { from: '08:30', until: '20:00' }, weekdays: [1, 2, 3, 4, 5, 6] }

/** The first campaign is the one that is asked about. */
function senderOf(campaigns: [Schedule, number][], change: Partial<Sender> = {}): Sender {
  const mailbox = localMailbox({ email: 'ana@example.com', name: 'Ana' }, new Date(NOW).toISOString())
  const running = campaigns.map(([schedule, left], index) => [
    `campaign-${index}`,
    { schedule, left, run: '', retryAt: null, notBefore: 0, claimedAt: 0, failuresInARow: 0 },
  ])
  return { ...newSender('ana', mailbox, NOW), running: Object.fromEntries(running), ...change }
}

/** When each mail of the first campaign goes. */
function played(sender: Sender): number[] {
  const state = structuredClone(sender)
  const { min, max } = limitsOf(state).gapSeconds
  const times: number[] = []
  for (let time = NOW; state.running['campaign-0']!.left > 0; ) {
    const turn = nextTurn(state, time)!
    time = turn.at
    const campaign = state.running[turn.campaignId]!
    campaign.left--
    campaign.claimedAt = time
    state.gapUntil = time + ((min + max) / 2) * 1000
    state.log.push({ id: '', at: time })
    if (turn.campaignId === 'campaign-0') times.push(time)
  }
  return times
}

const fast = (perDay: number, max: number) => ({
  allowed: { perHour: perDay, perDay, gapSeconds: { min: 0, max } },
})

test.each<[string, [Schedule, number][], Partial<Sender>?]>([
  ['few mails', [[OFFICE, 150]]],
  ['at any time', [[ANY_TIME, 2000]]],
  ['in office hours', [[OFFICE, 2000]]],
  [
    'on some mornings',
    [[{ ...OFFICE, hours: { from: '08:00', until: '12:00' }, weekdays: [1, 3, 5] }, 1000]],
  ],
  ['on whole days', [[{ ...OFFICE, hours: null, timeZone: 'Asia/Kolkata' }, 2000]]],
  ['from a date on', [[{ ...OFFICE, startsAt: '2027-10-12T13:00' }, 1500]]],
  [
    'beside a shorter one',
    [
      [OFFICE, 1500],
      [SIX, 300],
    ],
  ],
  [
    'beside a longer one',
    [
      [SIX, 1000],
      [OFFICE, 3000],
    ],
  ],
  [
    'three alike',
    [
      [OFFICE, 600],
      [OFFICE, 500],
      [OFFICE, 900],
    ],
  ],
  ['many at once', [[OFFICE, 6000]], fast(1000, 0)],
  ['at the pace of the gap', [[ANY_TIME, 3000]], fast(2000, 300)],
])('%s', (_what, campaigns, change) => {
  const sender = senderOf(campaigns, change)
  const times = played(sender)
  const { finishAt, nextAt, times: first } = forecastOf(sender, 'campaign-0', NOW)
  expect(Date.parse(nextAt ?? '')).toBe(times[0])
  expect(first.map((each) => Date.parse(each))).toEqual(times.slice(0, 200))
  const off = Date.parse(finishAt ?? '') - times.at(-1)!
  expect(Math.abs(off), `${off / HOUR_MS} hours`).toBeLessThanOrEqual(2 * HOUR_MS)
})

test.each<[string, [Schedule, number][]]>([
  ['every day', [[DAILY, 3000]]],
  [
    'beside one at any time',
    [
      [OFFICE, 1500],
      [ANY_TIME, 800],
    ],
  ],
])('%s, where windows drift against the hours, within a fiftieth', (_what, campaigns) => {
  const sender = senderOf(campaigns)
  const finish = played(sender).at(-1)!
  const { finishAt } = forecastOf(sender, 'campaign-0', NOW)
  expect(Math.abs(Date.parse(finishAt ?? '') - finish) / (finish - NOW)).toBeLessThanOrEqual(0.02)
})

test.each([
  ['in office hours', OFFICE],
  ['every day', DAILY],
])('ten times as many mails %s ask for no more openings', (_what, schedule) => {
  const asked = (left: number) => {
    let count = 0
    const counting = {
      ...schedule,
      get weekdays() {
        count++
        return schedule.weekdays
      },
    }
    expect(forecastOf(senderOf([[counting, left]]), 'campaign-0', NOW).finishAt).not.toBeNull()
    return count
  }
  expect(asked(50_000)).toBeLessThanOrEqual(1.3 * asked(5000))
})

test('what a sender has is left as it is', () => {
  const sender = senderOf([[OFFICE, 1000]], { log: [{ id: 'a', at: NOW - HOUR_MS }] })
  const before = structuredClone(sender)
  forecastOf(sender, 'campaign-0', NOW)
  expect(sender).toEqual(before)
})

const FULL_DAY = { log: Array.from({ length: 25 }, (_, index) => ({ id: `${index}`, at: NOW - HOUR_MS })) }

test.each<[string, Partial<Sender>, string | null]>([
  ['nothing holds the first mail up', {}, null],
  ['the day is used up', FULL_DAY, 'At most 25 mails go in a day.'],
])('when %s, that is said, also where another campaign goes first', (_what, change, words) => {
  const alone = senderOf([[ANY_TIME, 10]], change)
  expect(forecastOf(alone, 'campaign-0', NOW).waitingFor).toBe(words)
  const beside = senderOf(
    [
      [ANY_TIME, 10],
      [ANY_TIME, 10],
    ],
    change,
  )
  beside.running['campaign-0']!.claimedAt = NOW - HOUR_MS
  const expected = words ?? 'There is a pause between two mails.'
  expect(forecastOf(beside, 'campaign-0', NOW).waitingFor).toBe(expected)
})
