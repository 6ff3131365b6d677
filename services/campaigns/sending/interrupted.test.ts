// What comes between a claim and its mail: people who want no mail, mailboxes that change, pauses that overlap.
import { expect, test } from 'vitest'
import { processorSeconds } from '../../../tests/processor-time.ts'
import type { Delivery } from '../../mail/schemas.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import { localMailbox } from '../mailboxes/new-mailbox.ts'
import { createMailboxStore } from '../mailboxes/store.ts'
import { senderDocuments } from './record.ts'
import { shareWorld } from './test-shared-world.ts'
import { cutting, refusing, type SendingWorld, taking } from './test-world.ts'

let world: SendingWorld
shareWorld((shared) => {
  world = shared
})

const QUOTA: Delivery = { outcome: 'refused', cause: 'quota', reason: 'Much', reply: null, afterMs: HOUR_MS }
const REVOKED: Delivery = {
  ...{ outcome: 'refused', cause: 'authentication', reason: 'Withdrawn', reply: null, afterMs: null },
}
const ONE_MINUTE = { from: '09:00', until: '09:01' }
const FAST = { allowed: { perHour: 1000, perDay: 2000, gapSeconds: { min: 0, max: 0 } } }

test.each([
  [
    'unsubscribes',
    async ({ token }: { token: string }) => world.unsubscribing.unsubscribe(token),
    'unsubscribed',
  ],
  [
    'is put on the list by hand',
    async ({ ownerId }: { ownerId: string }) =>
      world.suppressions.add(ownerId, { emails: ['person-0@example.com'] }),
    'suppressed',
  ],
])('whoever %s while their mail is claimed does not get it', async (_how, suppress, skipReason) => {
  const { id, ownerId } = await world.started(2)
  await world.tick()
  await suppress(await world.recipient(id))
  expect((await world.sender(ownerId)).log).toEqual([])
  expect(await world.deliver()).toEqual(['let-go'])
  await world.finish(ownerId)
  expect(await world.mailsOf(id, 2)).toEqual([0, 1])
  expect(await world.recipient(id)).toMatchObject({ state: 'skipped', skipReason })
  expect(await world.stored(id)).toMatchObject({ status: 'finished', counts: { sent: 1, skipped: 1 } })
})

test('whoever unsubscribes by one campaign does not get the claimed mail of another', async () => {
  const first = await world.started(1)
  await world.finish(first.ownerId)
  const second = await world.campaign(1, { ownerId: first.ownerId })
  await world.controls.start(first.ownerId, second.id)
  world.advance(HOUR_MS)
  await world.tick()
  world.behave(async (mail, beforeBody) => {
    await world.unsubscribing.unsubscribe((await world.recipient(first.id)).token)
    return taking(mail, beforeBody)
  })
  expect(await world.deliver()).toEqual(['let-go'])
  await world.finish(first.ownerId)
  expect(await world.recipient(second.id)).toMatchObject({ state: 'skipped', skipReason: 'unsubscribed' })
})

test('a pause by hand lasts, also where the campaign would have gone on by itself', async () => {
  const { id, ownerId } = await world.started(2)
  world.behave(refusing(QUOTA))
  await world.tick()
  await world.deliver()
  world.behave(taking)
  expect((await world.stored(id)).resumesAt).not.toBe(null)
  const paused = await world.controls.pause(ownerId, id)
  expect(paused).toMatchObject({ status: 'paused', pauseReason: 'person', resumesAt: null })
  expect((await world.sender(ownerId)).dueAt).toBe(null)
  world.advance(DAY_MS)
  await world.tick()
  expect((await world.stored(id)).status).toBe('paused')
  await world.controls.resume(ownerId, id)
  await world.finish(ownerId)
  expect(await world.mailsOf(id, 2)).toEqual([1, 1])
})

test('a pause takes every claimed mail back, however many there are', async () => {
  const { id, ownerId } = await world.started(110, FAST)
  await world.tick()
  const mails = world.published.splice(0).flatMap((event) => event.mails)
  expect(mails).toHaveLength(110)
  world.behave(async (mail, beforeBody) => {
    await world.controls.pause(ownerId, id)
    return taking(mail, beforeBody)
  })
  // Of two that are found alike, a transaction takes the one with the smaller id first.
  const [last] = mails.sort((a, b) => (a.recipientId < b.recipientId ? 1 : -1))
  expect(await world.transmit({ ownerId, mails: [last!] })).toEqual(['let-go'])
  expect((await world.sender(ownerId)).log).toEqual([])
  expect((await world.stored(id)).counts).toMatchObject({ sent: 0 })
})

test('a mail that cannot be looked up now holds up nobody else', async () => {
  const stuck = await world.campaign(1)
  await world.limit(stuck.ownerId, {
    mailbox: {
      ...localMailbox({ email: `${stuck.ownerId}@example.com`, name: 'Ana' }, '2026-01-01T00:00:00.000Z'),
      canReconcile: true,
    },
  })
  await world.controls.start(stuck.ownerId, stuck.id)
  const dying = world.instance(async (name) => {
    if (name === 'send: transmitting') throw new Error('Ended')
  })
  await world.tick()
  const [event] = world.published.splice(0)
  await expect(dying.transmit(event!)).rejects.toThrow('Ended')
  const { id, ownerId } = await world.started(1)
  world.advance(10 * MINUTE_MS)
  world.lockMailbox(stuck.ownerId)
  await expect(world.tick()).rejects.toThrow('1 mails not looked up')
  expect(await world.deliver()).toEqual(['sent'])
  expect(await world.stored(id)).toMatchObject({ counts: { sent: 1 } })
  expect(await world.recipient(stuck.id)).toMatchObject({ state: 'transmitting' })
  world.unlockMailbox(stuck.ownerId)
  await world.finish(stuck.ownerId)
  await world.finish(ownerId)
  expect(await world.stored(stuck.id)).toMatchObject({ status: 'finished', counts: { unknown: 1 } })
})

test('a recipient whose document cannot be read holds up nobody else', async () => {
  const corrupt = await world.started(1)
  await world.tick()
  world.published.splice(0)
  const [found] = (await world.firestore.collection('recipients').where('campaignId', '==', corrupt.id).get())
    .docs
  const position = found!.get('position')
  await found!.ref.update({ position: 'first' })
  const { id, ownerId } = await world.started(1)
  world.advance(10 * MINUTE_MS)
  await expect(world.tick()).rejects.toThrow('1 mails not looked up')
  expect(await world.deliver()).toEqual(['sent'])
  expect(await world.stored(id)).toMatchObject({ counts: { sent: 1 } })
  await found!.ref.update({ position })
  await world.finish(corrupt.ownerId)
  await world.finish(ownerId)
  expect(await world.stored(corrupt.id)).toMatchObject({ status: 'finished', counts: { sent: 1 } })
})

test('what a mailbox refused that was replaced meanwhile says nothing about the new one', async () => {
  const { id, ownerId } = await world.started(2)
  await world.tick()
  world.behave(async () => {
    const again = localMailbox({ email: `${ownerId}@example.com`, name: 'Ana' }, '2026-11-03T00:00:00.000Z')
    await createMailboxStore(world.firestore, world.now).change(ownerId, () => again)
    return REVOKED
  })
  expect(await world.deliver()).toEqual(['refused'])
  world.behave(taking)
  expect((await world.sender(ownerId)).mailbox).toMatchObject({ status: 'connected' })
  await world.finish(ownerId)
  expect(await world.stored(id)).toMatchObject({ status: 'finished', counts: { sent: 2 } })
})

test('a campaign that would go on by itself, and has no mailbox then, promises nothing', async () => {
  const { id, ownerId } = await world.started(1)
  world.behave(refusing(QUOTA))
  await world.tick()
  await world.deliver()
  await createMailboxStore(world.firestore, world.now).change(ownerId, () => null)
  world.advance(2 * HOUR_MS)
  await world.tick()
  expect(await world.stored(id)).toMatchObject({
    ...{ status: 'paused', pauseReason: 'authentication', resumesAt: null },
  })
  expect((await world.sender(ownerId)).dueAt).toBe(null)
})

test('a server of which nobody knows whether it takes mails gets no more than five', async () => {
  const { id, ownerId } = await world.started(8)
  world.behave(cutting)
  await world.finish(ownerId)
  expect(await world.stored(id)).toMatchObject({
    ...{ status: 'paused', pauseReason: 'failures-in-a-row', resumesAt: null, counts: { unknown: 5 } },
  })
})

test('a campaign that is gone is forgotten by its sender at once', async () => {
  const { id, ownerId } = await world.started(1)
  await world.tick()
  world.published.splice(0)
  const { running } = await world.sender(ownerId)
  await world.firestore.doc(`campaigns/${id}`).delete()
  const gone = { [id]: { ...running[id]!, left: 0, claimedAt: 0 } }
  await world.firestore.doc(`senders/${ownerId}`).update(senderDocuments.data({ running: gone }))
  world.advance(2 * MINUTE_MS)
  let turns = 0
  const counted = world.instance(async (name) => {
    if (name === 'pace: before claim') turns++
  })
  await counted.tick()
  expect(turns).toBeLessThan(10)
  expect(await world.sender(ownerId)).toMatchObject({ running: {}, dueAt: null })
})

test('no more than a hundred campaigns of a person run at once, so that claims and forecasts stay quick', async () => {
  const { id, ownerId } = await world.started(2)
  const { running } = await world.sender(ownerId)
  const odd = { ...running[id]!, left: 1000, schedule: { ...running[id]!.schedule, hours: ONE_MINUTE } }
  const many = Array.from({ length: 99 }, (_, number) => [`other-${number}`, odd])
  await world.limit(ownerId, { running: { ...running, ...Object.fromEntries(many) } })
  const next = await world.campaign(1, { ownerId })
  await expect(world.controls.start(ownerId, next.id)).rejects.toMatchObject({ reason: 'too-many-running' })
  expect(await processorSeconds(() => world.progress.forecast(ownerId, id))).toBeLessThan(3)
  await world.controls.pause(ownerId, id)
  expect(await world.controls.start(ownerId, next.id)).toMatchObject({ status: 'running' })
})
