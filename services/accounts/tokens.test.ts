import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { createSecretKeys } from '../platform/secret-keys.ts'
import { startTestCloud, TOKEN_KEY_SECRET } from '../platform/test-cloud.ts'
import { createAccessTokens, type Identity } from './tokens.ts'

const ANA: Identity = { accountId: 'ana', role: 'member', sessionId: 's1' }

async function setUp() {
  const cloud = await startTestCloud()
  const { secrets, clock } = cloud
  const instance = () => {
    const keys = createSecretKeys({ secrets, secret: TOKEN_KEY_SECRET, now: clock.now })
    return { keys, tokens: createAccessTokens(keys, clock.now) }
  }
  return { ...cloud, instance, [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose]() }
}

test('the first process creates the key, and every other one verifies with it', async () => {
  await using world = await setUp()
  const token = await world.instance().tokens.sign(ANA)
  expect(await world.instance().tokens.verify(token)).toEqual(ANA)
})

test('two first processes at once end up verifying each other', async () => {
  await using world = await setUp()
  const instances = [world.instance(), world.instance()]
  const issued = await Promise.all(instances.map(({ tokens }) => tokens.sign(ANA)))
  world.clock.advance(11_000)
  for (const { tokens } of instances)
    for (const token of issued) expect(await tokens.verify(token)).toEqual(ANA)
})

test('a new version signs within five minutes; tokens of the old one stay valid until it is disabled', async () => {
  await using world = await setUp()
  const { tokens, keys } = world.instance()
  const old = await tokens.sign(ANA)
  await world.secrets.addSecretVersion({ parent: TOKEN_KEY_SECRET, payload: { data: Buffer.alloc(32, 7) } })
  world.clock.advance(5 * 60_000 + 1)
  expect((await keys.newest()).id).toBe('2')
  expect(await tokens.verify(old)).toEqual(ANA)

  await world.secrets.disableSecretVersion({ name: `${TOKEN_KEY_SECRET}/versions/1` })
  world.clock.advance(5 * 60_000 + 1)
  expect(await tokens.verify(old)).toBeNull()
})

test('a token ends after 15 minutes', async () => {
  await using world = await setUp()
  const { tokens } = world.instance()
  const token = await tokens.sign(ANA)
  world.clock.advance(14 * 60_000)
  expect(await tokens.verify(token)).toEqual(ANA)
  world.clock.advance(61_000)
  expect(await tokens.verify(token)).toBeNull()
})

test('anything but a valid access token is refused', async () => {
  await using world = await setUp()
  const { tokens, keys } = world.instance()
  const { id, bytes } = await keys.newest()
  const now = Math.floor(world.clock.now() / 1000)
  const good = {
    header: { alg: 'HS256', kid: id, typ: 'at+jwt' },
    issuer: 'atelier',
    audience: 'atelier-api',
    role: 'member',
    key: bytes,
  }
  const make = (change: Partial<typeof good>) => {
    const { header, issuer, audience, role, key } = { ...good, ...change }
    return new SignJWT({ role, sid: 's1' })
      .setProtectedHeader(header)
      .setSubject('ana')
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(key)
  }
  expect(await tokens.verify(await make({}))).toEqual(ANA)
  const forged = await Promise.all([
    make({ key: Buffer.alloc(32) }),
    make({ issuer: 'somebody' }),
    make({ audience: 'something' }),
    make({ role: 'owner' }),
    make({ header: { ...good.header, typ: 'JWT' } }),
    make({ header: { ...good.header, kid: '99' } }),
    make({ header: { ...good.header, kid: '../1' } }),
    make({ header: { ...good.header, alg: 'HS512' }, key: Buffer.concat([bytes, bytes]) }),
  ])
  const [header, payload] = (await make({})).split('.')
  const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`
  for (const token of [...forged, none, `${header}.${payload}.`, 'x', ''])
    expect(await tokens.verify(token)).toBeNull()
})

test('while Secret Manager is down, the known keys stay in use', async () => {
  await using world = await setUp()
  let isAway = false
  const secrets: Parameters<typeof createSecretKeys>[0]['secrets'] = new Proxy(world.secrets, {
    get(client, name) {
      if (isAway) return () => Promise.reject(new Error('away'))
      return Reflect.get(client, name).bind(client)
    },
  })
  const keys = createSecretKeys({ secrets, secret: TOKEN_KEY_SECRET, now: world.clock.now })
  isAway = true
  await expect(keys.newest()).rejects.toThrow('away')
  isAway = false
  const { id } = await keys.newest()
  isAway = true
  world.clock.advance(6 * 60_000)
  expect(await keys.newest()).toMatchObject({ id })
  expect(await keys.find('99')).toBeNull()

  isAway = false
  await world.secrets.addSecretVersion({ parent: TOKEN_KEY_SECRET, payload: { data: Buffer.alloc(32, 1) } })
  world.clock.advance(11_000)
  expect((await keys.newest()).id).not.toBe(id)
})

test('invented key ids do not cause calls to Secret Manager', async () => {
  await using world = await setUp()
  let calls = 0
  const secrets: Parameters<typeof createSecretKeys>[0]['secrets'] = new Proxy(world.secrets, {
    get(client, name) {
      if (name === 'listSecretVersions') calls += 1
      return Reflect.get(client, name).bind(client)
    },
  })
  const keys = createSecretKeys({ secrets, secret: TOKEN_KEY_SECRET, now: world.clock.now })
  await keys.newest()
  const before = calls
  for (let id = 100; id < 150; id++) expect(await keys.find(String(id))).toBeNull()
  expect(calls - before).toBe(0)
})
