import { expect, test } from 'vitest'
import { stopTime } from '../../../tests/stop-time.ts'
import { READ_MAX_AGE_MS } from '../../accounts/recent.ts'
import { createSessionStore } from '../../accounts/session-store.ts'
import { createStanding } from '../../accounts/standing.ts'
import { createAccountStore } from '../../accounts/store.ts'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { PASSWORD, setUp, type World } from '../test-world.ts'

const EMAIL = 'ana@example.com'
const CREDENTIALS = { email: EMAIL, password: PASSWORD }
const DAY_MS = 86_400_000

/** Where sessions are of people whom no other test knows. */
let shared: World
shareWorld(setUp, (world) => {
  shared = world
})

test('signing in works whatever the case of the address', async () => {
  await using world = await setUp()
  await world.registered(EMAIL)
  const answer = await world
    .browser()
    .request('POST', '/api/v1/session', { ...CREDENTIALS, email: 'ANA@example.COM' })
  expect(answer.statusCode).toBe(200)
  expect(answer.json().email).toBe(EMAIL)
})

test('a wrong password and an unknown address get the same answer', async () => {
  await using world = await setUp()
  await world.registered(EMAIL)
  const attempts = [
    { ...CREDENTIALS, password: 'wrong' },
    { ...CREDENTIALS, email: 'nobody@example.com' },
  ]
  const answers = await Promise.all(
    attempts.map(async (body) => (await world.browser().request('POST', '/api/v1/session', body)).json()),
  )
  expect(answers[0]).toMatchObject({ status: 401, code: 'wrong-credentials' })
  expect({ ...answers[0], traceId: '' }).toEqual({ ...answers[1], traceId: '' })
})

test('each guess has to wait longer, but never forever', async () => {
  stopTime()
  await using world = await setUp()
  await world.registered(EMAIL)
  const attacker = world.browser({ address: '198.51.100.7' })
  const guess = () => attacker.request('POST', '/api/v1/session', { ...CREDENTIALS, password: 'wrong' })

  const together = await Promise.all(Array.from({ length: 12 }, guess))
  expect(together.filter(({ statusCode }) => statusCode === 401).length).toBeLessThanOrEqual(6)

  const refused = await guess()
  expect(refused.statusCode).toBe(429)
  const first = Number(refused.headers['retry-after'])
  world.clock.advance(first * 1000)
  expect((await guess()).statusCode).toBe(401)
  expect(Number((await guess()).headers['retry-after'])).toBeGreaterThan(first)

  // Meanwhile the owner can sign in from elsewhere.
  const owner = await world
    .browser({ address: '203.0.113.5' })
    .request('POST', '/api/v1/session', CREDENTIALS)
  expect(owner.statusCode).toBe(200)

  const waits: number[] = []
  for (let attempt = 0; attempt < 24; attempt++) {
    const answer = await guess()
    const wait = Number(answer.headers['retry-after'] ?? 0)
    waits.push(wait)
    world.clock.advance(wait * 1000)
  }
  expect(Math.max(...waits)).toBe(15 * 60)
})

test('a whole IPv6 network counts as one guesser', async () => {
  stopTime()
  await using world = await setUp()
  const guess = (address: string) =>
    world.browser({ address }).request('POST', '/api/v1/session', { ...CREDENTIALS, password: 'wrong' })
  for (let host = 1; host <= 6; host++)
    expect((await guess(`2001:db8:1:2:${host}::${host}`)).statusCode).toBe(401)
  expect((await guess('2001:db8:1:2:ffff::')).statusCode).toBe(429)
  expect((await guess('2001:db8:1:3::1')).statusCode).toBe(401)
})

test('the right password resets the count of wrong ones', async () => {
  await using world = await setUp()
  await world.registered(EMAIL)
  const browser = world.browser()
  for (let round = 0; round < 3; round++) {
    for (let attempt = 0; attempt < 4; attempt++)
      await browser.request('POST', '/api/v1/session', { ...CREDENTIALS, password: 'wrong' })
    expect((await browser.request('POST', '/api/v1/session', CREDENTIALS)).statusCode).toBe(200)
  }
})

test('an access token ends after 15 minutes; refreshing gives the next', async () => {
  const ana = await shared.registered()
  shared.clock.advance(15 * 60_000 + 1000)
  expect((await ana.request('GET', '/api/v1/account')).statusCode).toBe(401)
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(204)
  expect((await ana.request('GET', '/api/v1/account')).statusCode).toBe(200)
})

test('two tabs that refresh at once both stay signed in, with the same token', async () => {
  stopTime()
  const tab = await shared.registered()
  const other = tab.copy()
  const answers = await Promise.all(
    [tab, other].map((each) => each.request('POST', '/api/v1/session/refresh')),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204])
  expect(tab.cookies.get('atelier_refresh')).toEqual(other.cookies.get('atelier_refresh'))
  expect((await other.request('POST', '/api/v1/session/refresh')).statusCode).toBe(204)
})

test('a refresh token that is used again later ends the session for thief and owner', async () => {
  const owner = await shared.registered()
  const thief = owner.copy()
  await owner.request('POST', '/api/v1/session/refresh')
  shared.clock.advance(11_000)
  const stolen = await thief.request('POST', '/api/v1/session/refresh')
  expect(stolen.json()).toMatchObject({ status: 401, code: 'session-ended' })
  expect((await owner.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
})

test('within the grace period only the previous token counts, not an older one', async () => {
  const owner = await shared.registered()
  const thief = owner.copy()
  await owner.request('POST', '/api/v1/session/refresh')
  await owner.request('POST', '/api/v1/session/refresh')
  expect((await thief.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
})

test('a session lives 30 days without use and 90 in all', async () => {
  await using world = await setUp()
  const idle = await world.registered()
  const busy = await world.registered()
  const days = async (count: number) => {
    world.clock.advance(count * DAY_MS)
    return (await busy.request('POST', '/api/v1/session/refresh')).statusCode
  }
  expect(await days(29)).toBe(204)
  world.clock.advance(2 * DAY_MS)
  expect((await idle.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
  expect(await days(25)).toBe(204)
  expect(await days(25)).toBe(204)
  expect(await days(10)).toBe(401)
})

test.each([
  ['none', undefined],
  ['nonsense', 'nonsense'],
  ['of no session', `abc.${'A'.repeat(43)}`],
])('a refresh token that is %s is refused and taken away', async (_what, value) => {
  const browser = shared.browser()
  if (value) browser.cookies.set('atelier_refresh', { value, path: '/api/v1/session' })
  const answer = await browser.request('POST', '/api/v1/session/refresh')
  expect(answer.statusCode).toBe(401)
  expect(browser.cookies.size).toBe(0)
})

test('signing out ends the session and clears the cookies', async () => {
  const ana = await shared.registered()
  const before = ana.copy()
  expect((await ana.request('DELETE', '/api/v1/session')).statusCode).toBe(204)
  expect(ana.cookies.size).toBe(0)
  expect((await before.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
  expect((await ana.request('DELETE', '/api/v1/session')).statusCode).toBe(204)
})

test('signing out ends the session even if the refresh cookie is an old one', async () => {
  const ana = await shared.registered()
  const latest = ana.copy()
  await latest.request('POST', '/api/v1/session/refresh')
  shared.clock.advance(11_000)
  await ana.request('DELETE', '/api/v1/session')
  expect((await latest.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
})

test('sessions are listed with their origin, and the current one is marked', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  world.clock.advance(60_000)
  const phone = world.browser({ userAgent: 'Phone', address: '203.0.113.5' })
  await phone.request('POST', '/api/v1/session', CREDENTIALS)
  const { items } = (await ana.request('GET', '/api/v1/sessions')).json()
  expect(items).toMatchObject([
    { userAgent: 'Phone', address: '203.0.113.5', isCurrent: false },
    { userAgent: 'Test browser', isCurrent: true },
  ])
})

test("one's own session can be ended, someone else's looks like no session", async () => {
  const ana = await shared.registered()
  const bob = await shared.registered()
  const [session] = (await ana.request('GET', '/api/v1/sessions')).json().items
  expect((await bob.request('DELETE', `/api/v1/sessions/${session.id}`)).statusCode).toBe(404)
  expect((await bob.request('DELETE', '/api/v1/sessions/none')).statusCode).toBe(404)
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(204)
  expect((await ana.request('DELETE', `/api/v1/sessions/${session.id}`)).statusCode).toBe(204)
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
})

test('a guessed secret with a known session id ends nothing', async () => {
  const ana = await shared.registered()
  const [id] = ana.cookies.get('atelier_refresh')?.value.split('.') ?? []
  for (const guess of [`${id}.${'A'.repeat(43)}`, `${id}.${'A'.repeat(43)}.${'B'.repeat(22)}`]) {
    const thief = shared.browser()
    thief.cookies.set('atelier_refresh', { value: guess, path: '/api/v1/session' })
    expect((await thief.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
    expect((await thief.request('DELETE', '/api/v1/session')).statusCode).toBe(204)
  }
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(204)
})

test('a session from before tokens had seals stays valid', async () => {
  const ana = await shared.registered()
  const [id = '', secret] = ana.cookies.get('atelier_refresh')?.value.split('.') ?? []
  await shared.firestore.doc(`sessions/${id}`).update({ sealKey: null })
  ana.cookies.set('atelier_refresh', { value: `${id}.${secret}`, path: '/api/v1/session' })
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(204)
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(204)
})

test('after signing out the access token writes nothing at once, and soon reads nothing', async () => {
  const ana = await shared.registered()
  const kept = ana.copy()
  const elsewhere = createStanding({
    sessions: createSessionStore(shared.firestore),
    accounts: createAccountStore(shared.firestore, shared.clock.now),
    now: shared.clock.now,
  })
  const identity = await shared.people.tokens.verify(kept.cookies.get('atelier_access')?.value ?? '')
  if (!identity) throw new Error('The token does not count')
  expect(await elsewhere.confirm(identity, READ_MAX_AGE_MS)).not.toBeNull()

  const answer = await ana.request('DELETE', '/api/v1/session')
  expect(answer.headers['clear-site-data']).toBe('"cache"')
  expect((await kept.request('PATCH', '/api/v1/account', { name: 'Eve' })).statusCode).toBe(401)
  expect((await kept.request('GET', '/api/v1/account')).statusCode).toBe(401)

  // This is another instance, which was not told.
  expect(await elsewhere.confirm(identity, 0)).toBeNull()
  shared.clock.advance(READ_MAX_AGE_MS)
  expect(await elsewhere.confirm(identity, READ_MAX_AGE_MS)).toBeNull()
})

test('a hundred sessions are the most: one more ends the one not used for the longest time', async () => {
  const ana = await shared.registered()
  const { sessions } = shared.people
  const account = await shared.account(ana.id)
  const client = { userAgent: 'app', address: '192.0.2.7' }
  const [first] = await sessions.list(ana.id, '')
  shared.clock.advance(1000)
  const idle = await sessions.open(account, client)
  shared.clock.advance(1000)
  await ana.request('POST', '/api/v1/session/refresh')
  for (let open = 2; open < 100; open++) await sessions.open(account, client)
  expect(await sessions.list(ana.id, '')).toHaveLength(100)

  await Promise.all(Array.from({ length: 3 }, () => sessions.open(account, client)))

  const { docs } = await shared.firestore.collection('sessions').where('accountId', '==', ana.id).get()
  expect(docs).toHaveLength(100)
  expect(await sessions.isOpen(ana.id, idle.sessionId)).toBe(false)
  expect(await sessions.isOpen(ana.id, first?.id ?? '')).toBe(false)
})
