// Where there is no pause between mails, many are claimed, announced and sent together; each still goes once.
import { expect, test } from 'vitest'
import { cutting, setUp, taking } from './test-world.ts'
import { TRANSMIT_LEASE_MS } from './transitions.ts'

const UNPACED = { allowed: { perHour: 500, perDay: 500, gapSeconds: { min: 0, max: 0 } } }
const RECIPIENTS = 70

test('many mails go in few events, each once, and what differs is recorded for each', async () => {
  await using world = await setUp()
  const { id, ownerId } = await world.started(RECIPIENTS, UNPACED)
  await world.tick()
  const events = world.published.splice(0)
  expect(events.map(({ mails }) => mails.length)).toEqual([25, 25, 20])

  const changed = await world.recipient(id, 3)
  world.behave(async (mail, beforeBody) => {
    if (mail.to.address === 'person-7@example.com') return cutting(mail, beforeBody)
    const delivery = await taking(mail, beforeBody)
    // Somebody touches one of them while its outcome is on the way.
    if (mail.to.address === 'person-3@example.com')
      await world.firestore.doc(`recipients/${changed.id}`).update({ 'fields.first_name': 'Changed' })
    return delivery
  })
  const outcomes = await Promise.all([...events, events[0]!].map((event) => world.transmit(event)))
  expect(outcomes.flat().filter((outcome) => outcome === 'sent')).toHaveLength(RECIPIENTS - 1)
  world.behave(taking)
  await world.finish(ownerId)
  expect(await world.mailsOf(id, RECIPIENTS)).toEqual(Array.from({ length: RECIPIENTS }, () => 1))
  expect((await world.recipient(id, 7)).state).toBe('unknown')
  expect(await world.recipient(id, 3)).toMatchObject({ state: 'sent', fields: { first_name: 'Changed' } })
  expect(await world.stored(id)).toMatchObject({
    status: 'finished',
    counts: { total: RECIPIENTS, sent: RECIPIENTS - 1, unknown: 1 },
  })
})

test('mails of an event that takes too long are let go, and go later', async () => {
  await using world = await setUp()
  const { id, ownerId } = await world.started(12, UNPACED)
  await world.tick()
  world.behave(async (mail, beforeBody) => {
    const delivery = await taking(mail, beforeBody)
    world.advance(4000)
    return delivery
  })
  const outcomes = await world.deliver()
  expect(outcomes).toContain('let-go')
  world.behave(taking)
  world.advance(TRANSMIT_LEASE_MS)
  await world.finish(ownerId)
  expect(await world.mailsOf(id, 12)).toEqual(Array.from({ length: 12 }, () => 1))
})

test('a pause between claim and sending stops all that have not begun', async () => {
  await using world = await setUp()
  const { id, ownerId } = await world.started(20, UNPACED)
  await world.tick()
  await world.controls.pause(ownerId, id)
  expect(new Set(await world.deliver())).toEqual(new Set(['let-go']))
  expect(world.sentBy(ownerId)).toEqual([])
  expect((await world.sender(ownerId)).log).toEqual([])
})
