import { afterAll, beforeAll, expect, test } from 'vitest'
import { newRecipient } from '../../campaigns/recipients/new-recipient.ts'
import { type RecipientRecord, recipientDocuments } from '../../campaigns/recipients/record.ts'
import { newId } from '../../platform/ids.ts'
import { isoTime } from '../../platform/times.ts'
import { type Browser, setUp as setUpApi, type World } from '../test-world.ts'

type Person = Browser & { id: string }

let shared: World
beforeAll(async () => {
  shared = await setUpApi({ publicUrl: 'https://studio.example' })
})
afterAll(() => shared[Symbol.asyncDispose]())

async function setUp() {
  const world = shared
  const { firestore, app } = world
  return {
    ...world,
    async addressOf(person: Person) {
      const { url } = (await person.request('POST', '/api/v1/mailbox/mail-events')).json()
      return url.replace('https://studio.example', '') as string
    },
    async report(path: string, payload: unknown, type = 'application/json') {
      const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
      const answer = await app.inject({
        method: 'POST',
        url: path,
        payload: body,
        headers: { 'content-type': type },
      })
      return answer.statusCode
    },
    /** A campaign with one mail that was sent. */
    async sent(person: Person, email: string): Promise<RecipientRecord> {
      const campaign = (await person.request('POST', '/api/v1/campaigns', { title: 'Galleries' })).json()
      const made = newRecipient({
        ...{ ownerId: person.id, campaignId: campaign.id, email, fields: { email }, position: 0 },
        ...{ listId: null, row: null, at: isoTime(world.clock.now()), newId },
      })
      const recipient = { ...made, state: 'sent' as const }
      await firestore.doc(`recipients/${recipient.id}`).set(recipientDocuments.data(recipient))
      return recipient
    },
    async recipient(id: string) {
      return recipientDocuments.read(await firestore.doc(`recipients/${id}`).get())
    },
    async suppressed(person: Person) {
      const { items } = (await person.request('GET', '/api/v1/suppressions')).json()
      return items.map(({ email, reason }: { email: string; reason: string }) => `${email} ${reason}`)
    },
  }
}

const bounce = (email: string) => ({
  RecordType: 'Bounce',
  MessageID: 'm',
  Type: 'HardBounce',
  Email: email,
  Details: '550 no',
})

test('a bounce marks the recipient and is never written to again, however often it is reported', async () => {
  const world = await setUp()
  const ana = await world.registered()
  const { id, campaignId } = await world.sent(ana, 'ben@example.org')
  const path = await world.addressOf(ana)
  for (let time = 0; time < 2; time++) expect(await world.report(path, bounce('Ben@Example.org'))).toBe(204)
  expect(await world.recipient(id)).toMatchObject({
    state: 'sent',
    bouncedAt: expect.any(String),
    reason: '550 no',
  })
  expect(await world.suppressed(ana)).toEqual(['ben@example.org bounced'])
  const campaign = (await ana.request('GET', `/api/v1/campaigns/${campaignId}`)).json()
  expect(campaign.counts.bounced).toBe(1)
})

test('a returned mail names its recipient by the address that it came back to', async () => {
  const world = await setUp()
  const ana = await world.registered()
  const { id, token } = await world.sent(ana, 'ben@example.org')
  const mail = `To: ana+bounce-${token}@example.com\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\nFinal-Recipient: rfc822; forwarded@elsewhere.example\nAction: failed\nStatus: 5.1.1\n--b--\n`
  expect(await world.report(await world.addressOf(ana), mail, 'message/rfc822')).toBe(204)
  expect((await world.recipient(id))?.bouncedAt).toEqual(expect.any(String))
  expect(await world.suppressed(ana)).toEqual(['ben@example.org bounced'])
})

test('a complaint suppresses the address', async () => {
  const world = await setUp()
  const ana = await world.registered()
  await world.sent(ana, 'ben@example.org')
  const complaint = [{ sg_event_id: '1', event: 'spamreport', email: 'ben@example.org' }]
  expect(await world.report(await world.addressOf(ana), complaint)).toBe(204)
  expect(await world.suppressed(ana)).toEqual(['ben@example.org complaint'])
})

test("a report is about the person's own mails, whatever it says", async () => {
  const world = await setUp()
  const [ana, eve] = [await world.registered(), await world.registered()]
  const { id } = await world.sent(ana, 'ben@example.org')
  const message = {
    notificationType: 'Bounce',
    bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'ben@example.org' }] },
    mail: { headers: [{ name: 'X-Campaign-Recipient', value: id }] },
  }
  expect(await world.report(await world.addressOf(eve), message)).toBe(204)
  expect((await world.recipient(id))?.bouncedAt).toBeNull()
  expect(await world.suppressed(ana)).toEqual([])
})

test('an address to which the person never meant to write is nothing to them', async () => {
  const world = await setUp()
  const ana = await world.registered()
  const path = await world.addressOf(ana)
  const strangers = Array.from({ length: 50 }, (_, number) => ({
    ...{
      sg_event_id: '1',
      event: number % 2 ? 'bounce' : 'spamreport',
      email: `stranger-${number}@example.org`,
    },
  }))
  expect(await world.report(path, strangers)).toBe(204)
  expect(await world.suppressed(ana)).toEqual([])
})

test('the address is secret, shown again, and renewed', async () => {
  const world = await setUp()
  const ana = await world.registered()
  expect((await ana.request('GET', '/api/v1/mailbox')).json().mailEventsUrl).toBeNull()
  const first = await world.addressOf(ana)
  expect((await ana.request('GET', '/api/v1/mailbox')).json().mailEventsUrl).toBe(
    `https://studio.example${first}`,
  )
  const stored = await world.firestore.doc(`mailEventAddresses/${ana.id}`).get()
  const secret = first.split('/').at(-1)
  expect(JSON.stringify(stored.data())).not.toContain(secret)
  await world.report(first, {})
  expect(JSON.stringify(world.lines)).not.toContain(secret)
  const second = await world.addressOf(ana)
  expect(await world.report(first, bounce('ben@example.org'))).toBe(404)
  expect(await world.report(second, bounce('ben@example.org'))).toBe(204)
  expect(await world.report('/api/v1/mail-events/a-guess-of-a-secret-address', bounce('b@example.org'))).toBe(
    404,
  )
})

test('what nobody can read, and what is too large, is refused', async () => {
  const world = await setUp()
  const path = await world.addressOf(await world.registered())
  expect(await world.report(path, {})).toBe(400)
  expect(await world.report(path, 'Hello', 'text/plain')).toBe(400)
  expect(await world.report(path, `"${'x'.repeat(1024 * 1024)}"`)).toBe(413)
})
