import { expect, test } from 'vitest'
import { createDeletionOrders } from '../../services/accounts/deletion-orders.ts'
import { createMailOrders } from '../../services/accounts/mail-orders.ts'
import { limitsFor } from '../../services/accounts/sign-in-limits.ts'
import { createSweeping } from '../../services/accounts/sweeping.ts'
import { PASSWORD, setUp as setUpApi } from '../../services/api/test-world.ts'
import { newId } from '../../services/platform/ids.ts'
import { sweepRoom } from '../../services/platform/sweeping.ts'
import { stopTime } from '../../tests/stop-time.ts'
import { setUp, signIn, type World } from './test-world.ts'

const EMAIL = 'ana@example.com'
const NEXT = 'another horse staple'
const HOUR_MS = 3_600_000

test('a forgotten password is replaced with the link from the mail, and every session ends', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  expect((await world.post('/password-resets', { email: 'ANA@example.com' })).statusCode).toBe(204)
  await world.deliver()
  const [mail] = world.mailbox.mails
  expect(mail).toMatchObject({ to: { text: EMAIL }, subject: 'Reset your Atelier password' })
  expect(mail?.html).toContain('http://localhost:8080/reset-password#')

  const token = world.mailbox.tokenIn(mail)
  const reset = () => world.post('/password-resets/complete', { token, password: NEXT })
  expect((await reset()).statusCode).toBe(204)
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
  expect([await signIn(world, EMAIL, PASSWORD), await signIn(world, EMAIL, NEXT)]).toEqual([401, 200])
  expect((await reset()).json()).toMatchObject({ status: 400, code: 'link-expired' })

  await world.deliver()
  expect(world.mailbox.mails[1]).toMatchObject({ subject: 'Your Atelier password was changed' })
  // Nothing that was stored or logged may give access.
  const stored = await Promise.all(
    (await world.firestore.listCollections()).map(async (each) =>
      (await each.get()).docs.map((doc) => doc.data()),
    ),
  )
  const secret = token.split('.')[1] ?? ''
  expect(JSON.stringify([stored, world.lines])).not.toContain(secret)
})

test('known and unknown addresses get the same answer, after the same work', async () => {
  await using world = await setUp()
  await world.registered(EMAIL)
  world.events.length = 0
  const answers = []
  for (const email of [EMAIL, 'nobody@example.com']) {
    const answer = await world.post('/password-resets', { email })
    const { headers, statusCode, body } = answer
    answers.push({
      statusCode,
      body,
      length: headers['content-length'],
      events: world.events.splice(0).length,
    })
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]).toMatchObject({ statusCode: 204, body: '', events: 1 })
})

test('an address without an account gets no mail and is not stored', async () => {
  await using world = await setUp()
  await world.post('/password-resets', { email: 'nobody@example.com' })
  await world.deliver()
  expect(world.mailbox.mails).toEqual([])
  const { docs } = await world.firestore.collection('accountMails').get()
  expect(docs.map((doc) => doc.data())).toMatchObject([{ state: 'needless', to: '' }])
})

test('the same event twice, or twice at once, sends one mail', async () => {
  await using world = await setUp()
  await world.registered(EMAIL)
  await world.post('/password-resets', { email: EMAIL })
  const [mailId = ''] = world.due()
  await Promise.all([world.handle({ mailId }), world.handle({ mailId }), world.handle({ mailId })])
  await world.handle({ mailId })
  expect(world.mailbox.mails).toHaveLength(1)
})

test('a retried event sends a mail that was certainly not sent, but not one that may have been', async () => {
  await using world = await setUp()
  await world.registered(EMAIL)
  await world.post('/password-resets', { email: EMAIL })
  const [mailId = ''] = world.due()
  world.mailbox.behave(451)
  await expect(world.handle({ mailId })).rejects.toMatchObject({ code: 'temporary' })
  world.mailbox.behave('hang up')
  await expect(world.handle({ mailId })).rejects.toMatchObject({ reason: 'mail-unknown' })
  world.mailbox.behave('take')
  await world.handle({ mailId })
  expect(world.mailbox.mails).toHaveLength(1)
})

test.each<[string, (world: World) => Promise<unknown>]>([
  ['an hour', async (world) => world.clock.advance(HOUR_MS)],
  [
    'a second link',
    async (world) => {
      world.clock.advance(1000)
      await world.post('/password-resets', { email: EMAIL })
      await world.deliver()
    },
  ],
  [
    'a new password',
    async (world) => {
      const ana = world.browser()
      await ana.request('POST', '/api/v1/session', { email: EMAIL, password: PASSWORD })
      await ana.request('PUT', '/api/v1/account/password', { current: PASSWORD, next: NEXT })
    },
  ],
])('a link is void after %s', async (_what, happen) => {
  await using world = await setUp()
  await world.registered(EMAIL)
  await world.post('/password-resets', { email: EMAIL })
  await world.deliver()
  const token = world.mailbox.tokenIn(world.mailbox.mails[0])
  await happen(world)
  const answer = await world.post('/password-resets/complete', { token, password: 'a third staple horse' })
  expect(answer.json()).toMatchObject({ code: 'link-expired' })
})

test('one link, used many times at once, works once', async () => {
  await using world = await setUp()
  await world.registered(EMAIL)
  await world.post('/password-resets', { email: EMAIL })
  await world.deliver()
  const token = world.mailbox.tokenIn(world.mailbox.mails[0])
  const answers = await Promise.all(
    Array.from({ length: 4 }, (_, index) =>
      world.post('/password-resets/complete', { token, password: `${NEXT} ${index}` }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 400, 400, 400])
})

test('requests for links are limited by address and by network', async () => {
  stopTime()
  await using world = await setUp()
  const ask = (email: string, address: string) =>
    world.browser({ address }).request('POST', '/api/v1/password-resets', { email })
  const codes = []
  for (let index = 0; index < 5; index++) codes.push((await ask(EMAIL, `192.0.2.${index}`)).statusCode)
  expect(codes).toEqual([204, 204, 204, 204, 429])
  const network = []
  for (let index = 0; index < 22; index++)
    network.push((await ask(`${index}@example.com`, '198.51.100.1')).statusCode)
  expect(network.slice(-1)).toEqual([429])
})

test('no mail is promised where none can be sent', async () => {
  await using world = await setUpApi()
  const answer = await world.browser().request('POST', '/api/v1/password-resets', { email: EMAIL })
  expect(answer.json()).toMatchObject({ status: 503, code: 'mail-unconfigured' })
})

test('a mail that was ordered and never announced is announced by the sweep from time to time', async () => {
  await using world = await setUp()
  await world.registered(EMAIL)
  await world.post('/password-resets', { email: EMAIL })
  const [mailId] = world.due()
  const again: unknown[] = []
  const { now } = world.clock
  const sweeping = createSweeping({
    mails: createMailOrders({ firestore: world.firestore, now, newId }),
    deletions: createDeletionOrders({ firestore: world.firestore, now }),
    publish: async (_topic, payload) => String(again.push(payload)),
    now,
  })
  const sweep = () => sweepRoom(sweeping, { until: Number.POSITIVE_INFINITY, now })
  await sweep()
  expect(again).toEqual([])
  world.clock.advance(300_000)
  await sweep()
  await sweep()
  expect(again).toEqual([{ mailId }])
  await world.deliver()
  world.clock.advance(300_000)
  await sweep()
  expect(again).toHaveLength(1)
})

test('a valid link does not count as a guess from its network', async () => {
  await using world = await setUp()
  await world.registered(EMAIL)
  await world.post('/password-resets', { email: EMAIL })
  await world.deliver()
  const limit = limitsFor.mailToken('192.0.2.1')
  for (let guess = 1; guess < limit.free; guess++) await world.people.parts.throttle.attempt([limit])
  const tokens = [world.mailbox.tokenIn(world.mailbox.mails[0]), 'a guess', 'a guess']
  const codes = []
  for (const token of tokens)
    codes.push((await world.post('/password-resets/complete', { token, password: NEXT })).statusCode)
  expect(codes).toEqual([204, 400, 400])
})
