import { expect, test } from 'vitest'
import { KEY_ROOMS } from '../../rooms.ts'
import { operationsOf } from '../test-operations.ts'
import { type Browser, type Method, OPERATOR, PASSWORD, setUp, type World } from '../test-world.ts'

const EMAIL = 'ana@example.com'
const DAY_MS = 86_400_000
const ORIGIN = 'https://app.example'

const send = (world: World, method: Method, url: string, token: string, body?: object) =>
  world.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${token}` },
    ...(body && { payload: body }),
  })

async function signIn(world: World, email: string) {
  const payload = { email, password: PASSWORD }
  return (await world.app.inject({ method: 'POST', url: '/api/v1/tokens', payload })).json()
}

async function administrator(world: World): Promise<Browser> {
  const boss = await world.registered('boss@example.com')
  await world.people.roles.change(boss.id, { role: 'admin' }, OPERATOR)
  return boss
}

async function makeKey(person: Browser, change: object = {}) {
  const key = { name: 'script', scopes: ['photos:read'], expiresInDays: 30, password: PASSWORD, ...change }
  return (await person.request('POST', '/api/v1/account/keys', key)).json()
}

test('an app signs in, refreshes and signs out with tokens alone', async () => {
  await using world = await setUp()
  await world.registered(EMAIL)
  const first = await signIn(world, EMAIL)
  expect(first).toMatchObject({ tokenType: 'Bearer', expiresIn: 900 })
  expect((await send(world, 'GET', '/account', first.accessToken)).json().email).toBe(EMAIL)

  const refresh = (refreshToken: string) =>
    world.app.inject({ method: 'POST', url: '/api/v1/tokens/refresh', payload: { refreshToken } })
  const [one, other] = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)])
  expect(one.json().refreshToken).toBe(other.json().refreshToken)

  world.clock.advance(11_000)
  expect((await refresh(first.refreshToken)).statusCode).toBe(401)
  expect((await refresh(one.json().refreshToken)).statusCode).toBe(401)

  const again = await signIn(world, EMAIL)
  const payload = { refreshToken: again.refreshToken }
  const revoked = await world.app.inject({ method: 'POST', url: '/api/v1/tokens/revoke', payload })
  expect(revoked.statusCode).toBe(204)
  expect((await send(world, 'PATCH', '/account', again.accessToken, { name: 'Eve' })).statusCode).toBe(401)
})

test.each<
  [string, (world: World, boss: Browser, ana: { id: string; refreshToken: string }) => Promise<unknown>]
>([
  [
    'the app has signed out',
    (world, _boss, { refreshToken }) =>
      world.app.inject({ method: 'POST', url: '/api/v1/tokens/revoke', payload: { refreshToken } }),
  ],
  [
    'an administrator has blocked the person',
    (_world, boss, { id }) => boss.request('PATCH', `/api/v1/people/${id}`, { isBlocked: true }),
  ],
  [
    'an administrator has ended all sessions',
    (_world, boss, { id }) => boss.request('DELETE', `/api/v1/people/${id}/sessions`),
  ],
])('not even reading works on this instance once %s', async (_, end) => {
  await using world = await setUp()
  const boss = await administrator(world)
  const { id } = await world.registered(EMAIL)
  const { accessToken, refreshToken } = await signIn(world, EMAIL)
  const read = () => send(world, 'GET', '/account', accessToken)
  expect((await read()).statusCode).toBe(200)

  expect(await end(world, boss, { id, refreshToken })).toMatchObject({ statusCode: expect.any(Number) })

  expect((await read()).statusCode).toBe(401)
})

test('a blocked person’s key reads nothing at once on this instance', async () => {
  await using world = await setUp()
  const boss = await administrator(world)
  const ana = await world.registered(EMAIL)
  const { secret } = await makeKey(ana)
  const read = () => send(world, 'GET', '/photos', secret)
  expect((await read()).statusCode).toBe(200)

  await boss.request('PATCH', `/api/v1/people/${ana.id}`, { isBlocked: true })

  expect((await read()).statusCode).toBe(401)
})

test('a client that sends cookies gets no tokens', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  const answer = await ana.request('POST', '/api/v1/tokens', { email: EMAIL, password: PASSWORD })
  expect(answer.json()).toMatchObject({ status: 400, code: 'cookies-sent' })
})

test('an invalid header is not replaced by a cookie', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  const cookie = `atelier_access=${ana.cookies.get('atelier_access')?.value}`
  for (const authorization of ['Bearer nonsense', 'Basic abc', 'Bearer']) {
    const answer = await world.app.inject({ url: '/api/v1/account', headers: { authorization, cookie } })
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['www-authenticate']).toBe('Bearer')
  }
})

test('every operation demands a scope of a key or is closed for keys, as its description says', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  const ofRoom = new Map<string, string>()
  async function keyFor(room: string): Promise<string> {
    const key = ofRoom.get(room) ?? (await makeKey(ana, { scopes: [`${room}:write`] })).secret
    ofRoom.set(room, key)
    return key
  }
  const operations = await operationsOf(world.app)
  const open: string[] = []
  for (const { name, method, path, isForStrangers, keyScope } of operations) {
    if (isForStrangers) continue
    const url = path.replace('/api/v1', '').replace(/\{\w+\}/g, 'none')
    const room = keyScope?.split(':')[0]
    const otherRoom = KEY_ROOMS.find((each) => each !== room) ?? ''
    const foreign = await send(world, method, url, await keyFor(otherRoom))
    const fitting = await send(world, method, url, await keyFor(room ?? 'photos'))
    expect([name, foreign.statusCode, foreign.json().code]).toEqual([name, 403, 'insufficient-scope'])
    if (room) {
      open.push(room)
      expect([name, fitting.body.includes('insufficient-scope')]).toEqual([name, false])
    } else expect([name, keyScope, fitting.statusCode]).toEqual([name, null, 403])
  }
  expect(new Set(open)).toEqual(new Set(KEY_ROOMS))
})

test('a scope for reading does not allow writing, and one for writing includes reading', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  const { secret: reader } = await makeKey(ana)
  const { secret: writer } = await makeKey(ana, { scopes: ['photos:write'] })
  expect((await send(world, 'GET', '/photos', reader)).statusCode).toBe(200)
  expect((await send(world, 'POST', '/photos/trash', reader, { ids: ['a'] })).statusCode).toBe(403)
  expect((await send(world, 'GET', '/photos', writer)).statusCode).toBe(200)
  expect((await send(world, 'DELETE', '/photos/trash', writer)).statusCode).toBe(200)
})

test('an administrator’s key has no administrator rights', async () => {
  await using world = await setUp()
  const admin = await world.registered(EMAIL)
  await world.people.roles.grant(EMAIL, 'admin', OPERATOR)
  const { secret } = await makeKey(admin)
  expect((await send(world, 'GET', '/people', secret)).statusCode).toBe(403)
})

test('a key requires the password, is shown once, later by its beginning, and stored as a hash', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  expect(await makeKey(ana, { password: 'wrong' })).toMatchObject({ code: 'wrong-password' })
  const { key, secret } = await makeKey(ana)
  expect(secret.startsWith(key.prefix)).toBe(true)
  await send(world, 'GET', '/photos', secret)
  const { items } = (await ana.request('GET', '/api/v1/account/keys')).json()
  expect(items).toMatchObject([{ name: 'script', isExpired: false, lastUsedAt: expect.any(String) }])
  const stored = (await world.firestore.collection('apiKeys').get()).docs.map((doc) => doc.data())
  const hidden = secret.split('_')[2]
  expect(JSON.stringify([items, stored, world.lines])).not.toContain(hidden)
})

test('the last use is written once a minute', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  const { key, secret } = await makeKey(ana)
  const lastUsed = async () => (await world.firestore.doc(`apiKeys/${key.id}`).get()).updateTime?.valueOf()
  await send(world, 'GET', '/photos', secret)
  const first = await lastUsed()
  for (let use = 0; use < 3; use++) await send(world, 'DELETE', '/photos/trash', secret)
  expect(await lastUsed()).toBe(first)
  world.clock.advance(60_000)
  await send(world, 'GET', '/photos', secret)
  expect(await lastUsed()).not.toBe(first)
})

test.each<[string, (world: World, ana: Browser, id: string) => Promise<unknown>]>([
  ['it is revoked', (_world, ana, id) => ana.request('DELETE', `/api/v1/account/keys/${id}`)],
  ['its days are over', async (world) => world.clock.advance(30 * DAY_MS)],
  [
    'its owner is blocked',
    async (world, ana) => {
      const { id } = (await ana.request('GET', '/api/v1/account')).json()
      await world.people.administration.edit(id, { isBlocked: true }, OPERATOR)
    },
  ],
])('a key writes nothing any more once %s', async (_what, happen) => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  const { key, secret } = await makeKey(ana, { scopes: ['photos:write'] })
  expect((await send(world, 'DELETE', '/photos/trash', secret)).statusCode).toBe(200)
  await happen(world, ana, key.id)
  expect((await send(world, 'DELETE', '/photos/trash', secret)).statusCode).toBe(401)
})

test('nobody has more than twenty keys, however many are requested at once', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  for (let made = 0; made < 18; made++) await makeKey(ana)
  const made = await Promise.all(Array.from({ length: 4 }, () => makeKey(ana)))
  expect(made.filter(({ secret }) => secret)).toHaveLength(2)
  expect(made.find(({ secret }) => !secret)).toMatchObject({ status: 409, code: 'too-many-keys' })
})

test('only pages of configured origins may use tokens', async () => {
  await using world = await setUp({ corsOrigins: [ORIGIN] })
  const ana = await world.registered(EMAIL)
  const { secret } = await makeKey(ana)
  const preflight = (origin: string) =>
    world.app.inject({
      method: 'OPTIONS',
      url: '/api/v1/photos',
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    })
  const allowed = (await preflight(ORIGIN)).headers
  expect(allowed['access-control-allow-origin']).toBe(ORIGIN)
  expect(allowed['access-control-allow-credentials']).toBeUndefined()
  for (const origin of ['https://evil.example', `${ORIGIN}.evil.example`, 'http://app.example', 'null'])
    expect((await preflight(origin)).headers['access-control-allow-origin']).not.toBe(origin)

  const headers = { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }
  const cookie = `atelier_access=${ana.cookies.get('atelier_access')?.value}`
  const byKey = { ...headers, authorization: `Bearer ${secret}` }
  expect((await world.app.inject({ url: '/api/v1/photos', headers: byKey })).statusCode).toBe(200)
  const byCookie = await world.app.inject({ url: '/api/v1/photos', headers: { ...headers, cookie } })
  expect(byCookie.statusCode).toBe(401)
  const change = { method: 'DELETE', url: '/api/v1/photos/trash' } as const
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', cookie }
  expect((await world.app.inject({ ...change, headers: foreign })).statusCode).toBe(403)
})

test.each([
  ['studio.example', 200],
  ['STUDIO.example.:8080', 200],
  ['other.example', 200],
  ['localhost:3000', 200],
  ['127.0.0.1', 200],
  ['evil.example', 421],
  ['studio.example.evil.example', 421],
  ['169.254.1.1', 421],
])('under the name %s the studio answers %i', async (host, status) => {
  await using world = await setUp({ publicUrl: 'https://studio.example', hosts: ['other.example'] })
  const answer = await world.app.inject({ url: '/api/openapi.json', headers: { host } })
  expect(answer.statusCode).toBe(status)
  expect((await world.app.inject({ url: '/health/live', headers: { host } })).statusCode).toBe(200)
})
