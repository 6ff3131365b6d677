// What happens when things happen twice, at once, late, or stop halfway.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import { normaliseAddress } from '../recipients/address.ts'
import { TRANSMIT_WITHIN_MS } from './limits.ts'
import { cutting, Killed, refusing, type SendingWorld, setUp, taking } from './test-world.ts'
import { CLAIM_LEASE_MS, TRANSMIT_LEASE_MS } from './transitions.ts'

let world: SendingWorld
beforeAll(async () => {
  world = await setUp()
})
afterEach(() => {
  world.behave(taking)
  world.findsMails(null)
})
afterAll(() => world[Symbol.asyncDispose]())

const QUICK = { allowed: { perHour: 500, perDay: 2000, gapSeconds: { min: 60, max: 60 } } }

async function started(count: number, limits: Parameters<SendingWorld['limit']>[1] = QUICK) {
  const campaign = await world.campaign(count)
  await world.limit(campaign.ownerId, limits)
  await world.controls.start(campaign.ownerId, campaign.id)
  return campaign
}

/** Goes on until nothing is due any more. */
async function finish(ownerId: string) {
  for (let round = 0; round < 200; round++) {
    await world.tick()
    await world.deliver()
    const { dueAt } = await world.sender(ownerId)
    if (dueAt === null) return
    world.setClock(Math.max(world.now(), Date.parse(dueAt)))
  }
  throw new Error('It does not end')
}

const mailsOf = async (id: string, count: number) => {
  const ids = await Promise.all(
    Array.from({ length: count }, async (_, position) => (await world.recipient(id, position)).id),
  )
  return ids.map((recipientId) => world.sent.filter((sent) => sent.recipientId === recipientId).length)
}

const sentBy = (ownerId: string) =>
  world.sent.filter(({ mail }) => mail.from.address === `${ownerId}@example.com`)

const countOf = (states: string[], state: string) => states.filter((each) => each === state).length

test('two instances that tick at once claim each mail once', async () => {
  const { id, ownerId } = await started(5)
  const other = world.instance()
  for (let round = 0; round < 5; round++) {
    await Promise.all([world.tick(), other.tick(), world.tick()])
    await world.deliver()
    world.advance(MINUTE_MS)
  }
  expect(await mailsOf(id, 5)).toEqual([1, 1, 1, 1, 1])
  expect((await world.sender(ownerId)).log).toHaveLength(5)
})

test('an event that is delivered three times, twice of them at once, sends one mail', async () => {
  const { id } = await started(1)
  await world.tick()
  const [event] = world.published.splice(0)
  const outcomes = await Promise.all([world.transmit(event!), world.transmit(event!)])
  outcomes.push(await world.transmit(event!))
  expect(countOf(outcomes, 'sent')).toBe(1)
  expect(countOf(outcomes, 'let-go')).toBe(2)
  expect(await mailsOf(id, 1)).toEqual([1])
  expect((await world.stored(id)).counts).toMatchObject({ sent: 1 })
})

test('an event that is lost delays its mail until the claim is over', async () => {
  const { id, ownerId } = await started(1)
  await world.tick()
  world.published.splice(0)
  world.advance(CLAIM_LEASE_MS)
  await finish(ownerId)
  expect(await mailsOf(id, 1)).toEqual([1])
  const { attempts } = await world.recipient(id)
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['released', 'sent'])
  expect((await world.sender(ownerId)).log).toHaveLength(1)
})

test('an event that is late is let go, and its mail is claimed anew', async () => {
  const { id, ownerId } = await started(1)
  await world.tick()
  world.advance(TRANSMIT_WITHIN_MS + 1)
  expect(await world.deliver()).toEqual(['let-go'])
  world.advance(CLAIM_LEASE_MS)
  await finish(ownerId)
  expect(await mailsOf(id, 1)).toEqual([1])
})

test('a pause between claim and sending stops the mail, and resuming sends it', async () => {
  const { id, ownerId } = await started(1)
  await world.tick()
  const [event] = world.published.splice(0)
  await world.controls.pause(ownerId, id)
  expect(await world.transmit(event!)).toBe('let-go')
  expect(await world.recipient(id)).toMatchObject({ state: 'planned' })
  expect((await world.sender(ownerId)).log).toEqual([])
  await world.controls.resume(ownerId, id)
  world.advance(HOUR_MS)
  await finish(ownerId)
  expect(await mailsOf(id, 1)).toEqual([1])
})

test.each([
  ['paused', (ownerId: string, id: string) => world.controls.pause(ownerId, id)],
  ['cancelled', (ownerId: string, id: string) => world.controls.cancel(ownerId, id)],
] as const)(
  'a campaign that is %s while we connect to the mail server sends nothing',
  async (status, stop) => {
    const { id, ownerId } = await started(1)
    await world.tick()
    world.behave(async (mail, beforeBody) => {
      await stop(ownerId, id)
      return taking(mail, beforeBody)
    })
    expect(await world.deliver()).toEqual(['let-go'])
    expect(await mailsOf(id, 1)).toEqual([0])
    expect((await world.stored(id)).status).toBe(status)
  },
)

test('a mail whose body is under way when its campaign is paused is recorded', async () => {
  const { id, ownerId } = await started(2)
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
  const { id, ownerId } = await started(1)
  await world.tick()
  await world.controls.cancel(ownerId, id)
  await world.parts.campaigns.change(id, (found) => found && { ...found, state: 'deleting' })
  await world.firestore.doc(`recipients/${(await world.recipient(id)).id}`).delete()
  expect(await world.deliver()).toEqual(['let-go'])
})

test('a recipient that disappears while its mail is sent breaks nothing', async () => {
  const { id } = await started(1)
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
  const { id } = await started(1)
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
  const { id, ownerId } = await started(2)
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
  expect(await mailsOf(id, 2)).toEqual([0, 1])
  expect(await world.recipient(id)).toMatchObject({ state: 'skipped', skipReason: 'unsubscribed' })
  expect((await world.sender(ownerId)).log).toHaveLength(1)
})

test('a mail with a hole is never sent', async () => {
  const campaign = await world.campaign(1, { template: { subject: 'To {{company}}', body: 'Hello' } })
  await world.controls.start(campaign.ownerId, campaign.id)
  await finish(campaign.ownerId)
  expect(await world.recipient(campaign.id)).toMatchObject({
    state: 'failed',
    reason: 'There is no value for company.',
  })
  expect(await world.stored(campaign.id)).toMatchObject({ status: 'finished', counts: { failed: 1 } })
})

test('a file that is missing pauses the campaign before anything is sent', async () => {
  const attachment = {
    ...{
      id: 'a1',
      kind: 'file',
      name: 'portfolio.pdf',
      contentType: 'application/pdf',
      size: 3,
      addedAt: '2026-11-01T00:00:00.000Z',
      status: 'ready',
    },
    ...{ bucket: 'documents', path: 'campaigns/portfolio' },
  } as const
  const { id, ownerId } = await world.campaign(1, { attachments: [attachment] })
  await world.controls.start(ownerId, id)
  await world.tick()
  expect(await world.deliver()).toEqual(['paused'])
  expect(await world.stored(id)).toMatchObject({ status: 'paused', pauseReason: 'attachment-missing' })
  world.files.set('campaigns/portfolio', Buffer.from('pdf'))
  await world.controls.resume(ownerId, id)
  world.advance(HOUR_MS)
  await finish(ownerId)
  const { mail } = world.sent.at(-1)!
  expect(mail.attachments).toMatchObject([{ filename: 'portfolio.pdf', content: Buffer.from('pdf') }])
})

test('limit one in an hour: one goes in each hour', async () => {
  const { ownerId, id } = await started(3, { lowered: { perHour: 1, perDay: null } })
  await finish(ownerId)
  const times = sentBy(ownerId).map(({ at }) => at)
  expect(await mailsOf(id, 3)).toEqual([1, 1, 1])
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
  const mails = sentBy(one.ownerId)
  expect(mails).toHaveLength(4)
  const campaigns = await Promise.all(
    mails.map(
      async ({ recipientId }) => (await world.parts.store.readRecipient(recipientId))?.recipient.campaignId,
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
  const { ownerId } = await started(30, { lowered: { perHour: null, perDay: null } })
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
  expect(sentBy(ownerId).length).toBe(4)
  world.setClock(world.now() + jump)
  await sendFor(10 * MINUTE_MS)
  const during = sentBy(ownerId).length
  world.setClock(start + 40 * MINUTE_MS)
  await sendFor(15 * MINUTE_MS)
  // A clock that is wrong decides for itself, but nothing more goes when it is right again.
  expect(during).toBeLessThanOrEqual(jump > 0 ? 7 : 4)
  expect(sentBy(ownerId).length).toBe(during)
  await world.controls.cancel(ownerId, Object.keys((await world.sender(ownerId)).running)[0]!)
  world.setClock(start + 2 * DAY_MS)
})

test('what is left of a cancelled campaign is marked, and counts in the end', async () => {
  const { id, ownerId } = await started(250)
  await world.tick()
  await world.deliver()
  expect((await world.controls.cancel(ownerId, id)).status).toBe('cancelled')
  await world.controls.cancel(ownerId, id)
  await finish(ownerId)
  expect((await world.stored(id)).counts).toMatchObject({ total: 250, sent: 1, skipped: 249 })
  expect(await world.recipient(id, 249)).toMatchObject({ state: 'skipped', skipReason: 'cancelled' })
  expect(await world.sender(ownerId)).toMatchObject({ running: {}, cancelling: [], dueAt: null })
})

test('starting, pausing and resuming twice does no harm', async () => {
  const { id, ownerId } = await started(2)
  await world.controls.start(ownerId, id)
  await world.controls.pause(ownerId, id)
  await world.controls.pause(ownerId, id)
  await world.controls.resume(ownerId, id)
  await world.controls.resume(ownerId, id)
  await finish(ownerId)
  expect(await mailsOf(id, 2)).toEqual([1, 1])
  await expect(world.controls.pause(ownerId, id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(world.controls.start('someone-else', id)).rejects.toMatchObject({ code: 'not-found' })
})

test('an outcome that comes after the lease is over still counts', async () => {
  const { id, ownerId } = await started(1)
  await world.tick()
  world.behave(async (mail, beforeBody) => {
    const delivery = await taking(mail, beforeBody)
    world.advance(TRANSMIT_LEASE_MS)
    await world.tick()
    expect(await world.recipient(id)).toMatchObject({ state: 'unknown' })
    return delivery
  })
  await world.deliver()
  await finish(ownerId)
  expect(await world.stored(id)).toMatchObject({ status: 'finished', counts: { sent: 1, unknown: 0 } })
  expect(await mailsOf(id, 1)).toEqual([1])
})

test.each([
  [true, 'sent', 1],
  [false, 'sent', 1],
  [null, 'unknown', 0],
] as const)(
  'a mail whose sending stopped, and the mailbox says %s when it is asked',
  async (there, state, more) => {
    const { id, ownerId } = await started(1)
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
    await finish(ownerId)
    expect(await world.recipient(id)).toMatchObject({ state })
    expect(await mailsOf(id, 1)).toEqual([there === false ? more : 0])
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
  const { id, ownerId } = await started(3)
  let kills = 0
  const dying = world.instance(async (step) => {
    if (step === name && kills++ === 0) throw new Killed(step)
  })
  await dying.tick().catch(() => undefined)
  for (const event of world.published.splice(0)) await dying.transmit(event).catch(() => undefined)
  expect(kills).toBe(1)
  world.advance(TRANSMIT_LEASE_MS)
  await finish(ownerId)
  const mails = await mailsOf(id, 3)
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

test('a cut connection and a refused one do not mix up their mails', async () => {
  const { id, ownerId } = await started(2)
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
  await finish(ownerId)
  expect((await world.recipient(id, 0)).state).toBe('unknown')
  expect((await world.recipient(id, 1)).state).toBe('sent')
})
