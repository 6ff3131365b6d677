import { expect, test } from 'vitest'
import type { ScheduleDescription } from '../description.ts'
import type { Happening } from '../happenings.ts'
import { stoppedClock } from '../pubsub/testing.ts'
import { createScheduler } from './scheduler.ts'

const MINUTE = 60_000

function setUp(start: string, schedule: Partial<ScheduleDescription> = {}) {
  const clock = stoppedClock(Date.parse(start))
  const happenings: Happening[] = []
  const published: { topic: string; text: string; at: string }[] = []
  const job = {
    name: 'sweep',
    schedule: '*/5 * * * *',
    timeZone: 'Etc/UTC',
    topic: 'sweep-tick',
    data: Buffer.from('{}'),
    attributes: {},
    ...schedule,
  }
  const scheduler = createScheduler({
    description: { schedules: [job] },
    clock,
    publish: (topic, { data }) =>
      published.push({ topic, text: Buffer.from(data).toString(), at: new Date(clock.now()).toISOString() }),
    tell: (happening) => happenings.push(happening),
  })
  return { clock, published, happenings, scheduler, [Symbol.dispose]: scheduler.close }
}

test('moving the clock to a tick publishes the job’s message', () => {
  using world = setUp('2026-03-01T10:02:30Z')
  world.clock.advance(2 * MINUTE)
  expect(world.published).toEqual([])
  world.clock.advance(MINUTE)
  world.clock.advance(5 * MINUTE)
  expect(world.published).toEqual([
    { topic: 'sweep-tick', text: '{}', at: '2026-03-01T10:05:30.000Z' },
    { topic: 'sweep-tick', text: '{}', at: '2026-03-01T10:10:30.000Z' },
  ])
})

test('a long jump runs a job once, not once for every tick it skipped', () => {
  using world = setUp('2026-03-01T10:00:00Z')
  world.clock.advance(31 * 24 * 60 * MINUTE)
  expect(world.published).toHaveLength(1)
})

test('schedules follow the time zone, in winter and in summer', () => {
  using world = setUp('2026-03-28T00:00:00Z', { schedule: '30 8 * * *', timeZone: 'Europe/Berlin' })
  const times = [0, 1].map(() => {
    const next = world.scheduler.nextRun('sweep')!
    world.clock.advance(next - world.clock.now())
    return new Date(next).toISOString()
  })
  expect(times).toEqual(['2026-03-28T07:30:00.000Z', '2026-03-29T06:30:00.000Z'])
})

test('a schedule with a day of the month and a weekday runs on either, as in Unix', () => {
  using world = setUp('2026-03-01T12:00:00Z', { schedule: '0 0 15 * 3' })
  expect(new Date(world.scheduler.nextRun('sweep')!).toISOString()).toBe('2026-03-04T00:00:00.000Z')
})

test('a job can be run by hand, and keeps its schedule', () => {
  using world = setUp('2026-03-01T10:00:00Z')
  const next = world.scheduler.nextRun('sweep')
  world.scheduler.runNow('sweep')
  expect(world.published).toHaveLength(1)
  expect(world.scheduler.nextRun('sweep')).toBe(next)
  expect(() => world.scheduler.runNow('nothing')).toThrow('There is no scheduled job nothing')
})

test.each([
  ['every 5 minutes', 'Etc/UTC'],
  ['* * * * * *', 'Etc/UTC'],
  ['*/5 * * * *', 'Europe/Nowhere'],
])('%s in %s is refused at start', (schedule, timeZone) => {
  expect(() => setUp('2026-03-01T10:00:00Z', { schedule, timeZone })).toThrow('cannot be understood')
})

test('a tick is told, and whether somebody asked for it', () => {
  using world = setUp('2026-03-01T10:02:30Z')
  world.clock.advance(3 * MINUTE)
  world.scheduler.runNow('sweep')
  expect(world.happenings).toEqual([
    { kind: 'tick', schedule: 'sweep', topic: 'sweep-tick', byHand: false },
    { kind: 'tick', schedule: 'sweep', topic: 'sweep-tick', byHand: true },
  ])
})
