// What each answer of a mail server means for the mail, the log, and the campaign.
import { expect, test } from 'vitest'
import type { Delivery } from '../../mail/schemas.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import { sendFirst, sendWithin } from './test-runs.ts'
import { shareWorld } from './test-shared-world.ts'
import { type Behaviour, cutting, refusing, type SendingWorld, taking } from './test-world.ts'

let world: SendingWorld
shareWorld((shared) => {
  world = shared
})

const begun =
  (delivery: Delivery): Behaviour =>
  async (_mail, beforeBody) => {
    await beforeBody()
    return delivery
  }
const retry: Delivery = { outcome: 'retry', reason: 'Busy', reply: '450 4.2.1 busy', afterMs: null }
const failed: Delivery = { outcome: 'failed', reason: 'No', reply: '554 no', isBounce: false }
const bounce: Delivery = { outcome: 'failed', reason: 'Nobody', reply: '550 5.1.1 nobody', isBounce: true }

const first = (behaviour: Behaviour, count = 2) => sendFirst(world, behaviour, count)
const run = (ownerId: string, ms: number) => sendWithin(world, ownerId, ms)
const mailsTo = (recipientId: string) => world.sent.filter((sent) => sent.recipientId === recipientId).length

test.each<[string, Behaviour, { state: string; attempt: string; logged: number; again: boolean }]>([
  ['greets with 421', refusing(retry), { state: 'retry', attempt: 'retry', logged: 0, again: true }],
  [
    'wants the recipient later',
    refusing(retry),
    { state: 'retry', attempt: 'retry', logged: 0, again: true },
  ],
  [
    'refuses the recipient',
    refusing(bounce),
    { state: 'failed', attempt: 'failed', logged: 0, again: false },
  ],
  ['wants the whole mail later', begun(retry), { state: 'retry', attempt: 'retry', logged: 0, again: true }],
  ['refuses the whole mail', begun(failed), { state: 'failed', attempt: 'failed', logged: 0, again: false }],
  ['takes it', taking, { state: 'sent', attempt: 'sent', logged: 1, again: false }],
  ['closes after the body', cutting, { state: 'unknown', attempt: 'unknown', logged: 1, again: false }],
])('a server that %s', async (_what, behaviour, expected) => {
  const { id, ownerId } = await first(behaviour)
  const recipient = await world.recipient(id)
  expect(recipient).toMatchObject({ state: expected.state, claimId: null, leaseUntil: null })
  expect(recipient.attempts.map(({ outcome }) => outcome)).toEqual([expected.attempt])
  expect((await world.sender(ownerId)).log).toHaveLength(expected.logged)

  await run(ownerId, 3 * HOUR_MS)
  const later = await world.recipient(id)
  expect(later.attempts.length > 1).toBe(expected.again)
  expect(later.state).toBe(expected.again ? 'sent' : expected.state)
  const isThere = later.state === 'sent' || later.state === 'unknown'
  expect(mailsTo(recipient.id)).toBe(Number(isThere))
  const { counts, status } = await world.stored(id)
  expect(status).toBe('finished')
  expect(counts).toMatchObject({
    sent: later.state === 'sent' ? 2 : 1,
    failed: Number(later.state === 'failed'),
    unknown: Number(later.state === 'unknown'),
  })
})

test('a retry waits longer each time, and in the end the mail has failed', async () => {
  const campaign = await world.campaign(1)
  world.behave(refusing(retry))
  await world.limit(campaign.ownerId, {
    allowed: { perHour: 50, perDay: 500, gapSeconds: { min: 60, max: 60 } },
  })
  await world.controls.start(campaign.ownerId, campaign.id)
  const waits: number[] = []
  for (let count = 0; count < 6; count++) {
    await world.tick()
    await world.deliver()
    const { nextAt } = await world.recipient(campaign.id)
    waits.push(Math.round((Date.parse(nextAt ?? '') - world.now()) / MINUTE_MS))
    // Five in a row pause it.
    if ((await world.stored(campaign.id)).status === 'paused')
      await world.controls.resume(campaign.ownerId, campaign.id)
    world.setClock(Date.parse(nextAt ?? ''))
  }
  expect(waits).toEqual([5, 10, 20, 40, 80, 160])
  await world.tick()
  await world.deliver()
  expect(await world.recipient(campaign.id)).toMatchObject({
    state: 'failed',
    reason: 'Busy (tried 7 times)',
  })
  world.behave(taking)
})

test('a hard bounce is never written to again, and counts', async () => {
  const { id, ownerId } = await first(refusing(bounce), 1)
  expect((await world.stored(id)).counts).toMatchObject({ failed: 1, bounced: 1 })
  const other = await world.campaign(1, { ownerId })
  await world.controls.start(ownerId, other.id)
  await run(ownerId, HOUR_MS)
  expect(await world.recipient(other.id)).toMatchObject({ state: 'skipped', skipReason: 'suppressed' })
  expect((await world.stored(other.id)).counts).toMatchObject({ skipped: 1, sent: 0 })
})

test('a quota pauses every campaign of the person until it is over, and loses nothing', async () => {
  const quota: Delivery = {
    outcome: 'refused',
    cause: 'quota',
    reason: 'Too much',
    reply: '550 5.4.5',
    afterMs: 2 * HOUR_MS,
  }
  const { id, ownerId } = await first(refusing(quota))
  const at = new Date(world.now() + 2 * HOUR_MS).toISOString()
  expect(await world.stored(id)).toMatchObject({ status: 'paused', pauseReason: 'quota', resumesAt: at })
  expect(await world.recipient(id)).toMatchObject({ state: 'planned' })
  expect(await world.sender(ownerId)).toMatchObject({ log: [], running: {}, dueAt: at })
  await run(ownerId, DAY_MS)
  expect(await world.stored(id)).toMatchObject({ status: 'finished', counts: { sent: 2 } })
})

test('five failures in a row pause the campaign, and a success in between does not', async () => {
  const behaviours = [failed, failed, failed, failed, 'take', failed, failed, failed, failed, failed, 'take']
  const campaign = await world.campaign(behaviours.length)
  await world.limit(campaign.ownerId, {
    allowed: { perHour: 50, perDay: 500, gapSeconds: { min: 60, max: 60 } },
  })
  let turn = 0
  world.behave((mail, beforeBody) => {
    const next = behaviours[turn++]
    return typeof next === 'object' ? refusing(next)(mail, beforeBody) : taking(mail, beforeBody)
  })
  await world.controls.start(campaign.ownerId, campaign.id)
  await run(campaign.ownerId, HOUR_MS)
  expect(await world.stored(campaign.id)).toMatchObject({
    ...{ status: 'paused', pauseReason: 'failures-in-a-row', resumesAt: null },
    counts: { sent: 1, failed: 9 },
  })
  world.behave(taking)
})

test('a server that is away is tried again by itself', async () => {
  const campaign = await world.campaign(6)
  await world.limit(campaign.ownerId, {
    allowed: { perHour: 50, perDay: 500, gapSeconds: { min: 60, max: 60 } },
  })
  world.behave(refusing(retry))
  await world.controls.start(campaign.ownerId, campaign.id)
  await run(campaign.ownerId, 20 * MINUTE_MS)
  const { status, pauseReason, resumesAt } = await world.stored(campaign.id)
  expect({ status, pauseReason }).toEqual({ status: 'paused', pauseReason: 'failures-in-a-row' })
  expect(resumesAt).not.toBe(null)
  world.behave(taking)
  await run(campaign.ownerId, 3 * HOUR_MS)
  expect(await world.stored(campaign.id)).toMatchObject({ status: 'finished', counts: { sent: 6 } })
})

test('bounces of more than one in twenty pause the campaign', async () => {
  const campaign = await world.campaign(24)
  await world.limit(campaign.ownerId, {
    allowed: { perHour: 50, perDay: 500, gapSeconds: { min: 60, max: 60 } },
  })
  let turn = 0
  world.behave((mail, beforeBody) => {
    turn++
    return (turn === 10 || turn === 20 ? refusing(bounce) : taking)(mail, beforeBody)
  })
  await world.controls.start(campaign.ownerId, campaign.id)
  await run(campaign.ownerId, HOUR_MS)
  expect(await world.stored(campaign.id)).toMatchObject({
    ...{ status: 'paused', pauseReason: 'bounce-rate' },
    counts: { sent: 18, failed: 2, bounced: 2 },
  })
  world.behave(taking)
})

test('a mail that came back later is noted by hand, once', async () => {
  const { id, ownerId } = await first(taking, 1)
  const { id: recipientId } = await world.recipient(id)
  const named = { campaignId: id, id: recipientId }
  await world.deciding.bounced(ownerId, named)
  await world.deciding.bounced(ownerId, named)
  expect((await world.stored(id)).counts).toMatchObject({ sent: 1, bounced: 1 })
  await expect(world.deciding.bounced('someone-else', named)).rejects.toMatchObject({ code: 'not-found' })
})

test('a mail of unknown outcome that came back was sent', async () => {
  const { id, ownerId } = await first(cutting, 1)
  expect((await world.stored(id)).counts).toMatchObject({ unknown: 1 })
  await world.deciding.bounced(ownerId, { campaignId: id, id: (await world.recipient(id)).id })
  expect(await world.recipient(id)).toMatchObject({ state: 'sent', bouncedAt: expect.any(String) })
  expect((await world.stored(id)).counts).toMatchObject({ sent: 1, unknown: 0, bounced: 1 })
})

test('a bounced mail that is sent again counts as bounced no longer', async () => {
  const { id, ownerId } = await first(refusing(bounce), 1)
  expect((await world.stored(id)).counts).toMatchObject({ failed: 1, bounced: 1 })
  await world.deciding.retry(ownerId, { campaignId: id, id: (await world.recipient(id)).id })
  expect(await world.recipient(id)).toMatchObject({ state: 'planned', bouncedAt: null })
  expect((await world.stored(id)).counts).toMatchObject({ failed: 0, bounced: 0 })
})

test.each([
  ['arrived', 'sent', 1],
  ['send-again', 'sent', 2],
] as const)('an unknown mail of which the person says %s', async (as, state, mails) => {
  const { id, ownerId } = await first(cutting, 1)
  const { id: recipientId } = await world.recipient(id)
  const named = { campaignId: id, id: recipientId }
  expect(await world.stored(id)).toMatchObject({ status: 'finished', counts: { unknown: 1 } })
  await world.deciding.resolve(ownerId, named, { as })
  await run(ownerId, HOUR_MS)
  expect(await world.recipient(id)).toMatchObject({ state })
  expect(await world.stored(id)).toMatchObject({ status: 'finished', counts: { unknown: 0, sent: 1 } })
  expect(mailsTo(recipientId)).toBe(mails)
  await expect(world.deciding.resolve(ownerId, named, { as })).rejects.toMatchObject({ code: 'conflict' })
})

test('failed mails are sent again, one or all', async () => {
  const { id, ownerId } = await first(refusing(failed), 1)
  await expect(world.deciding.retryAll('someone-else', id)).rejects.toMatchObject({ code: 'not-found' })
  expect(await world.deciding.retryAll(ownerId, id)).toBe(1)
  expect(await world.stored(id)).toMatchObject({ status: 'running', counts: { failed: 0 } })
  await run(ownerId, HOUR_MS)
  expect(await world.stored(id)).toMatchObject({ status: 'finished', counts: { sent: 1, failed: 0 } })
})

test('how many mails went is known by hour', async () => {
  const { id, ownerId } = await first(taking, 3)
  await run(ownerId, 3 * HOUR_MS)
  const { hours } = await world.progress.sentOverTime(ownerId, id)
  expect(hours.reduce((sum, { sent }) => sum + sent, 0)).toBe(3)
})
