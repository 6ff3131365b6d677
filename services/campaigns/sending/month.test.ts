// A month of one person's mails, with a clock that is moved: what was claimed when, against limits, hours and forecast.
import { expect, test } from 'vitest'
import { isThorough } from '../../../tests/thorough.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import type { Schedule } from '../campaigns/schedule-schemas.ts'
import { setUp } from './test-world.ts'

/** New York puts its clock forward on 14 March, Berlin on 28 March: the sample begins shortly before that. */
const {
  each: EACH,
  from,
  later,
  days,
} = isThorough
  ? { each: 100, from: '2027-03-10', later: '2027-03-24', days: 14 }
  : { each: 20, from: '2027-03-26', later: '2027-03-27', days: 2 }

const BERLIN: Schedule = {
  startsAt: null,
  timeZone: 'Europe/Berlin',
  hours: { from: '09:00', until: '17:00' },
  weekdays: [1, 2, 3, 4, 5],
}
const SCHEDULES: Schedule[] = [
  BERLIN,
  { ...BERLIN, hours: { from: '08:30', until: '20:00' }, weekdays: [1, 2, 3, 4, 5, 6] },
  {
    ...BERLIN,
    startsAt: `${later}T10:00`,
    timeZone: 'America/New_York',
    hours: null,
    weekdays: [2, 4, 6, 7],
  },
]

/** Clocks of people, as the schedule means them. */
function localTime(timeZone: string, at: number) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return {
    time: `${of('hour')}:${of('minute')}`,
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday')) + 1,
  }
}

function mostIn(times: readonly number[], length: number): number {
  let most = 0
  for (let first = 0, last = 0; last < times.length; last++) {
    while (times[last]! - times[first]! >= length) first++
    most = Math.max(most, last - first + 1)
  }
  return most
}

test('the mails of three campaigns, over a change of the clock', async () => {
  await using world = await setUp()
  world.setClock(Date.parse(`${from}T06:00:00Z`))
  const [first, ...others] = await Promise.all(
    SCHEDULES.map((schedule) => world.campaign(EACH, { schedule, ownerId: 'ana' })),
  )
  const campaigns = [first!, ...others]
  for (const { id } of campaigns) await world.controls.start('ana', id)
  const predicted = new Map<string, number>()
  for (const { id } of campaigns) {
    const { finishAt } = await world.progress.forecast('ana', id)
    predicted.set(id, Date.parse(finishAt ?? ''))
  }

  // A generator of its own, so that the gaps differ and the test is the same each time.
  let seed = 7
  const gaps: number[] = []
  const drawn = () => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return seed / 2 ** 31
  }
  for (let round = 0; round < 1000; round++) {
    world.draw(drawn())
    await world.tick()
    const [{ dueAt, gapUntil, log }] = await Promise.all([world.sender('ana'), world.deliver()])
    const last = log.at(-1)
    if (last) gaps.push((gapUntil - last.at) / 1000)
    if (dueAt === null) break
    world.setClock(Math.max(world.now(), Date.parse(dueAt)))
  }

  expect(world.sent).toHaveLength(3 * EACH)
  expect(new Set(world.sent.map(({ recipientId }) => recipientId)).size).toBe(3 * EACH)
  const times = world.sent.map(({ at }) => at)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60)
  expect(Math.max(...gaps)).toBeLessThanOrEqual(300)
  const between = times.slice(1).map((time, index) => time - times[index]!)
  expect(Math.min(...between)).toBeGreaterThanOrEqual(MINUTE_MS)
  expect(mostIn(times, HOUR_MS)).toBe(4)
  expect(mostIn(times, DAY_MS)).toBe(25)
  // Whatever is more than a gap apart was held back by a window or by the hours.
  const held = between.filter((ms) => ms > 300_000).length
  expect(held).toBeGreaterThan(0)

  for (const [index, { id }] of campaigns.entries()) {
    const schedule = SCHEDULES[index]!
    const mails = await Promise.all(
      Array.from({ length: EACH }, (_, position) => world.recipient(id, position)),
    )
    const own = mails.map(
      ({ id: recipientId }) => world.sent.find((mail) => mail.recipientId === recipientId)!.at,
    )
    expect(own, 'in the order of its recipients').toEqual(own.toSorted((a, b) => a - b))
    for (const at of own) {
      const { time, weekday } = localTime(schedule.timeZone, at)
      expect(schedule.weekdays).toContain(weekday)
      if (schedule.hours) {
        expect(time >= schedule.hours.from && time < schedule.hours.until, time).toBe(true)
      }
    }
    if (schedule.startsAt) expect(own[0]).toBeGreaterThanOrEqual(Date.parse(`${later}T14:00:00Z`))
    const finish = own.at(-1)!
    // The drawn gaps differ from their mean; windows and hours absorb most of that.
    expect(Math.abs(finish - predicted.get(id)!), `campaign ${index}`).toBeLessThanOrEqual(2 * HOUR_MS)
    expect(await world.stored(id)).toMatchObject({ status: 'finished', counts: { sent: EACH } })
  }
  const [start, end] = [times[0]!, times.at(-1)!]
  expect(start).toBe(Date.parse(`${from}T07:30:00Z`))
  expect(end - start).toBeGreaterThan(days * DAY_MS)
  expect(end).toBeGreaterThan(Date.parse('2027-03-28T01:00:00Z'))
}, 600_000)

test('a million mails that are left are foreseen at once', async () => {
  await using world = await setUp()
  const { id } = await world.campaign(0, { ownerId: 'ana', schedule: BERLIN })
  await world.parts.campaigns.change(
    id,
    (found) => found && { ...found, counts: { ...found.counts, total: 1_000_000 } },
  )
  // So many are not played forward one by one: without repeating itself, the forecast would end before the last one.
  const { finishAt, times } = await world.progress.forecast('ana', id)
  expect(times).toHaveLength(200)
  // 25 a day on five days a week.
  const weeks = (Date.parse(finishAt ?? '') - world.now()) / DAY_MS / 7
  expect(weeks / 8000).toBeGreaterThan(0.99)
  expect(weeks / 8000).toBeLessThan(1.06)
})
