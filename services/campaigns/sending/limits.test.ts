// The limits hold for all campaigns of a person, whatever the clock does.
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import { shareWorld } from './test-shared-world.ts'
import type { SendingWorld } from './test-world.ts'

let world: SendingWorld
shareWorld((shared) => {
  world = shared
})

test('limit one in an hour: one goes in each hour', async () => {
  const { ownerId, id } = await world.started(3, { lowered: { perHour: 1, perDay: null } })
  await world.finish(ownerId)
  const times = world.sentBy(ownerId).map(({ at }) => at)
  expect(await world.mailsOf(id, 3)).toEqual([1, 1, 1])
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(HOUR_MS)
  expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(HOUR_MS)
})

test('the limits hold over all campaigns of a person, which take turns', async () => {
  const one = await world.campaign(4)
  const two = await world.campaign(4, { ownerId: one.ownerId })
  for (const { id, ownerId } of [one, two]) await world.controls.start(ownerId, id)
  const until = world.now() + HOUR_MS
  while (world.now() < until) {
    await world.tick()
    await world.deliver()
    world.advance(MINUTE_MS)
  }
  const mails = world.sentBy(one.ownerId)
  expect(mails).toHaveLength(4)
  const campaigns = await Promise.all(
    mails.map(
      async ({ recipientId }) =>
        (await world.parts.store.readRecipients([recipientId]))[0]?.recipient.campaignId,
    ),
  )
  expect(campaigns[0]).toBe(campaigns[2])
  expect(campaigns[1]).toBe(campaigns[3])
  expect(campaigns[0]).not.toBe(campaigns[1])
})

test.each([
  ['back by a day', -DAY_MS],
  ['back by ten minutes', -10 * MINUTE_MS],
  ['forward for a moment by twenty hours', 20 * HOUR_MS],
])('a clock that goes %s never lets more mails go', async (_what, jump) => {
  const { ownerId } = await world.started(30, { lowered: { perHour: null, perDay: null } })
  const start = world.now()
  const sendFor = async (ms: number) => {
    const until = world.now() + ms
    while (world.now() < until) {
      await world.tick()
      await world.deliver()
      world.advance(5 * MINUTE_MS)
    }
  }
  await sendFor(30 * MINUTE_MS)
  expect(world.sentBy(ownerId).length).toBe(4)
  world.setClock(world.now() + jump)
  await sendFor(10 * MINUTE_MS)
  const during = world.sentBy(ownerId).length
  world.setClock(start + 40 * MINUTE_MS)
  await sendFor(15 * MINUTE_MS)
  // A clock that is wrong decides for itself, but nothing more goes when it is right again.
  expect(during).toBeLessThanOrEqual(jump > 0 ? 7 : 4)
  expect(world.sentBy(ownerId).length).toBe(during)
  await world.controls.cancel(ownerId, Object.keys((await world.sender(ownerId)).running)[0]!)
  world.setClock(start + 2 * DAY_MS)
})
