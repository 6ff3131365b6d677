// What happens when things happen twice, at once, or in the middle of others.
import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import { normaliseAddress } from '../recipients/address.ts'
import { shareWorld } from './test-shared-world.ts'
import { countOf, cutting, refusing, type SendingWorld, taking } from './test-world.ts'

let world: SendingWorld
shareWorld((shared) => {
  world = shared
})

test('two instances that tick at once claim each mail once', async () => {
  const { id, ownerId } = await world.started(5)
  const other = world.instance()
  for (let round = 0; round < 5; round++) {
    await Promise.all([world.tick(), other.tick(), world.tick()])
    await world.deliver()
    world.advance(MINUTE_MS)
  }
  expect(await world.mailsOf(id, 5)).toEqual([1, 1, 1, 1, 1])
  expect((await world.sender(ownerId)).log).toHaveLength(5)
})

test('an event that is delivered three times, twice of them at once, sends one mail', async () => {
  const { id } = await world.started(1)
  await world.tick()
  const [event] = world.published.splice(0)
  const outcomes = (await Promise.all([world.transmit(event!), world.transmit(event!)])).flat()
  outcomes.push(...(await world.transmit(event!)))
  expect(countOf(outcomes, 'sent')).toBe(1)
  expect(countOf(outcomes, 'let-go')).toBe(2)
  expect(await world.mailsOf(id, 1)).toEqual([1])
  expect((await world.stored(id)).counts).toMatchObject({ sent: 1 })
})

test('a pause between claim and sending stops the mail, and resuming sends it', async () => {
  const { id, ownerId } = await world.started(1)
  await world.tick()
  const [event] = world.published.splice(0)
  await world.controls.pause(ownerId, id)
  expect(await world.transmit(event!)).toEqual(['let-go'])
  expect(await world.recipient(id)).toMatchObject({ state: 'planned' })
  expect((await world.sender(ownerId)).log).toEqual([])
  await world.controls.resume(ownerId, id)
  world.advance(HOUR_MS)
  await world.finish(ownerId)
  expect(await world.mailsOf(id, 1)).toEqual([1])
})

test.each([
  ['paused', (ownerId: string, id: string) => world.controls.pause(ownerId, id)],
  ['cancelled', (ownerId: string, id: string) => world.controls.cancel(ownerId, id)],
] as const)(
  'a campaign that is %s while we connect to the mail server sends nothing',
  async (status, stop) => {
    const { id, ownerId } = await world.started(1)
    await world.tick()
    world.behave(async (mail, beforeBody) => {
      await stop(ownerId, id)
      return taking(mail, beforeBody)
    })
    expect(await world.deliver()).toEqual(['let-go'])
    expect(await world.mailsOf(id, 1)).toEqual([0])
    expect((await world.stored(id)).status).toBe(status)
  },
)

test('a mail whose body is under way when its campaign is paused is recorded', async () => {
  const { id, ownerId } = await world.started(2)
  await world.tick()
  world.behave(async (mail, beforeBody) => {
    const delivery = await taking(mail, beforeBody)
    await world.controls.pause(ownerId, id)
    return delivery
  })
  expect(await world.deliver()).toEqual(['sent'])
  expect(await world.stored(id)).toMatchObject({ status: 'paused', counts: { sent: 1 } })
})

test('a campaign that is deleted while its mail is claimed sends nothing', async () => {
  const { id, ownerId } = await world.started(1)
  await world.tick()
  await world.controls.cancel(ownerId, id)
  await world.parts.campaigns.change(id, (found) => found && { ...found, state: 'deleting' })
  await world.firestore.doc(`recipients/${(await world.recipient(id)).id}`).delete()
  expect(await world.deliver()).toEqual(['let-go'])
})

test('a recipient that disappears while its mail is sent breaks nothing', async () => {
  const { id } = await world.started(1)
  await world.tick()
  const { id: recipientId } = await world.recipient(id)
  world.behave(async (mail, beforeBody) => {
    const delivery = await taking(mail, beforeBody)
    await world.firestore.doc(`recipients/${recipientId}`).delete()
    return delivery
  })
  expect(await world.deliver()).toEqual(['sent'])
})

test('a row that is edited while its mail is claimed changes nothing of the mail', async () => {
  const { id } = await world.started(1)
  await world.tick()
  const { id: recipientId } = await world.recipient(id)
  world.behave(async (mail, beforeBody) => {
    const delivery = await taking(mail, beforeBody)
    await world.firestore.doc(`recipients/${recipientId}`).update({ 'fields.first_name': 'Somebody else' })
    return delivery
  })
  await world.deliver()
  expect(world.sent.find((sent) => sent.recipientId === recipientId)?.mail.subject).toBe('Hello Person 0')
  expect(await world.recipient(id)).toMatchObject({ state: 'sent', fields: { first_name: 'Somebody else' } })
  expect((await world.stored(id)).counts).toMatchObject({ sent: 1 })
})

test('whoever is suppressed after the start gets no mail, and the next one does', async () => {
  const { id, ownerId } = await world.started(2)
  await world.firestore.runTransaction(async (transaction) =>
    world.parts.suppressions.suppress(transaction, {
      ...{
        ownerId,
        email: normaliseAddress('Person-0@example.com')!,
        reason: 'unsubscribed',
        campaignTitle: null,
      },
    }),
  )
  await world.tick()
  await world.deliver()
  expect(await world.mailsOf(id, 2)).toEqual([0, 1])
  expect(await world.recipient(id)).toMatchObject({ state: 'skipped', skipReason: 'unsubscribed' })
  expect((await world.sender(ownerId)).log).toHaveLength(1)
})

test('a mail with a hole is never sent', async () => {
  const campaign = await world.campaign(1, { template: { subject: 'To {{company}}', body: 'Hello' } })
  await world.controls.start(campaign.ownerId, campaign.id)
  await world.finish(campaign.ownerId)
  expect(await world.recipient(campaign.id)).toMatchObject({
    state: 'failed',
    reason: 'There is no value for company.',
  })
  expect(await world.stored(campaign.id)).toMatchObject({ status: 'finished', counts: { failed: 1 } })
})

test('a file that is missing pauses the campaign before anything is sent', async () => {
  const attachment = {
    id: 'a1',
    kind: 'file',
    name: 'portfolio.pdf',
    contentType: 'application/pdf',
    size: 3,
    addedAt: '2026-11-01T00:00:00.000Z',
    status: 'ready',
    bucket: 'documents',
    path: 'campaigns/portfolio',
  } as const
  const { id, ownerId } = await world.campaign(1, { attachments: [attachment] })
  await world.controls.start(ownerId, id)
  await world.tick()
  expect(await world.deliver()).toEqual(['paused'])
  expect(await world.stored(id)).toMatchObject({ status: 'paused', pauseReason: 'attachment-missing' })
  world.files.set('campaigns/portfolio', Buffer.from('pdf'))
  await world.controls.resume(ownerId, id)
  world.advance(HOUR_MS)
  await world.finish(ownerId)
  const { mail } = world.sent.at(-1)!
  expect(mail.attachments).toMatchObject([{ filename: 'portfolio.pdf', content: Buffer.from('pdf') }])
})

test('what is left of a cancelled campaign is marked, and counts in the end', async () => {
  const { id, ownerId } = await world.started(250)
  await world.tick()
  await world.deliver()
  expect((await world.controls.cancel(ownerId, id)).status).toBe('cancelled')
  await world.controls.cancel(ownerId, id)
  await world.finish(ownerId)
  expect((await world.stored(id)).counts).toMatchObject({ total: 250, sent: 1, skipped: 249 })
  expect(await world.recipient(id, 249)).toMatchObject({ state: 'skipped', skipReason: 'cancelled' })
  expect(await world.sender(ownerId)).toMatchObject({ running: {}, cancelling: [], dueAt: null })
})

test('starting, pausing and resuming twice does no harm', async () => {
  const { id, ownerId } = await world.started(2)
  await world.controls.start(ownerId, id)
  await world.controls.pause(ownerId, id)
  await world.controls.pause(ownerId, id)
  await world.controls.resume(ownerId, id)
  await world.controls.resume(ownerId, id)
  await world.finish(ownerId)
  expect(await world.mailsOf(id, 2)).toEqual([1, 1])
  await expect(world.controls.pause(ownerId, id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(world.controls.start('someone-else', id)).rejects.toMatchObject({ code: 'not-found' })
})

test('a cut connection and a refused one do not mix up their mails', async () => {
  const { id, ownerId } = await world.started(2)
  world.behave((mail, beforeBody) =>
    mail.to.address.startsWith('person-0')
      ? cutting(mail, beforeBody)
      : refusing({ outcome: 'retry', reason: 'Busy', reply: null, afterMs: null })(mail, beforeBody),
  )
  await world.tick()
  await world.deliver()
  world.advance(MINUTE_MS)
  await world.tick()
  await world.deliver()
  world.behave(taking)
  await world.finish(ownerId)
  expect((await world.recipient(id, 0)).state).toBe('unknown')
  expect((await world.recipient(id, 1)).state).toBe('sent')
})
