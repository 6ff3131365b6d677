// What happens when a process, an event or an answer is lost or late.
import { expect, test } from 'vitest'
import { TRANSMIT_WITHIN_MS } from './limits.ts'
import { shareWorld } from './test-shared-world.ts'
import { countOf, Killed, type SendingWorld, taking } from './test-world.ts'
import { CLAIM_LEASE_MS, TRANSMIT_LEASE_MS } from './transitions.ts'

let world: SendingWorld
shareWorld((shared) => {
  world = shared
})

test('an event that is lost delays its mail until the claim is over', async () => {
  const { id, ownerId } = await world.started(1)
  await world.tick()
  world.published.splice(0)
  world.advance(CLAIM_LEASE_MS)
  await world.finish(ownerId)
  expect(await world.mailsOf(id, 1)).toEqual([1])
  const { attempts } = await world.recipient(id)
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['released', 'sent'])
  expect((await world.sender(ownerId)).log).toHaveLength(1)
})

test('an event that is late is let go, and its mail is claimed anew', async () => {
  const { id, ownerId } = await world.started(1)
  await world.tick()
  world.advance(TRANSMIT_WITHIN_MS + 1)
  expect(await world.deliver()).toEqual(['let-go'])
  world.advance(CLAIM_LEASE_MS)
  await world.finish(ownerId)
  expect(await world.mailsOf(id, 1)).toEqual([1])
})

test('an outcome that comes after the lease is over still counts', async () => {
  const { id, ownerId } = await world.started(1)
  await world.tick()
  world.behave(async (mail, beforeBody) => {
    const delivery = await taking(mail, beforeBody)
    world.advance(TRANSMIT_LEASE_MS)
    await world.tick()
    expect(await world.recipient(id)).toMatchObject({ state: 'unknown' })
    return delivery
  })
  await world.deliver()
  await world.finish(ownerId)
  expect(await world.stored(id)).toMatchObject({ status: 'finished', counts: { sent: 1, unknown: 0 } })
  expect(await world.mailsOf(id, 1)).toEqual([1])
})

test.each([
  [true, 'sent', 1],
  [false, 'sent', 1],
  [null, 'unknown', 0],
] as const)(
  'a mail whose sending stopped, and the mailbox says %s when it is asked',
  async (there, state, more) => {
    const { id, ownerId } = await world.started(1)
    const { mailbox } = await world.sender(ownerId)
    await world.limit(ownerId, { mailbox: { ...mailbox!, canReconcile: true } })
    await world.tick()
    world.behave(async (_mail, beforeBody) => {
      await beforeBody()
      throw new Killed('in the body')
    })
    await expect(world.deliver()).rejects.toThrow(Killed)
    world.behave(taking)
    world.findsMails(there)
    world.advance(TRANSMIT_LEASE_MS)
    await world.finish(ownerId)
    expect(await world.recipient(id)).toMatchObject({ state })
    expect(await world.mailsOf(id, 1)).toEqual([there === false ? more : 0])
  },
)

test.each([
  [true, 'sent'],
  [null, 'unknown'],
] as const)(
  'a mailbox that says %s is asked about a mail of unknown outcome before the person is',
  async (there, state) => {
    const { id, ownerId } = await world.started(1)
    const { mailbox } = await world.sender(ownerId)
    await world.limit(ownerId, { mailbox: { ...mailbox!, canReconcile: true } })
    await world.tick()
    world.behave(async (_mail, beforeBody) => {
      await beforeBody()
      return { outcome: 'unknown', reason: 'The connection broke', reply: null }
    })
    expect(await world.deliver()).toEqual(['unknown'])
    expect(await world.recipient(id)).toMatchObject({ state: 'transmitting' })
    world.findsMails(there)
    world.advance(TRANSMIT_LEASE_MS)
    await world.finish(ownerId)
    expect(await world.recipient(id)).toMatchObject({ state })
    expect(await world.mailsOf(id, 1)).toEqual([1])
  },
)

const STEPS = [
  'pace: before claim',
  'pace: claimed',
  'pace: published',
  'send: read',
  'send: composed',
  'send: before transmitting',
  'send: transmitting',
  'send: delivered',
  'send: recorded',
]

test.each(STEPS)('a process that ends at "%s" neither repeats nor loses a mail', async (name) => {
  const { id, ownerId } = await world.started(3)
  let kills = 0
  const dying = world.instance(async (step) => {
    if (step === name && kills++ === 0) throw new Killed(step)
  })
  await dying.tick().catch(() => undefined)
  for (const event of world.published.splice(0)) await dying.transmit(event).catch(() => undefined)
  expect(kills).toBe(1)
  world.advance(TRANSMIT_LEASE_MS)
  await world.finish(ownerId)
  const mails = await world.mailsOf(id, 3)
  const states = await Promise.all(
    [0, 1, 2].map(async (position) => (await world.recipient(id, position)).state),
  )
  expect(Math.max(...mails)).toBe(1)
  expect(countOf(states, 'unknown')).toBeLessThanOrEqual(1)
  expect(countOf(states, 'unknown') + countOf(states, 'sent')).toBe(3)
  for (const [position, state] of states.entries()) if (state === 'sent') expect(mails[position]).toBe(1)
  const { counts, status } = await world.stored(id)
  expect(status).toBe('finished')
  expect(counts.sent + counts.unknown).toBe(3)
})
