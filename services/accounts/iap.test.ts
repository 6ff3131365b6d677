import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { newId } from '../platform/ids.ts'
import { startTestCloud } from '../platform/test-cloud.ts'
import { createIap } from './iap.ts'
import { createAccountStore } from './store.ts'

const AUDIENCE = '/projects/123/global/backendServices/456'

/** Sets up the proxy's key server, a database, and an assertion like the proxy's. */
async function setUp() {
  const cloud = await startTestCloud()
  const { clock } = cloud
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  let requests = 0
  const jwks = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }],
  })
  const server = createServer((_request, response) => {
    requests += 1
    response.setHeader('content-type', 'application/json').end(jwks)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const store = createAccountStore(cloud.firestore)
  const config = { audience: AUDIENCE, keysUrl: `http://127.0.0.1:${port}/keys` }
  const iap = createIap({ config, store, now: clock.now, newId })

  return {
    clock,
    store,
    iap,
    requests: () => requests,
    async assertion(change: Partial<Assertion> = {}): Promise<string> {
      const now = Math.floor(clock.now() / 1000)
      const claims = { ...GOOD, ...change }
      return new SignJWT({ email: claims.email, sub: claims.sub })
        .setProtectedHeader({ alg: claims.alg, kid: claims.kid })
        .setIssuer(claims.iss)
        .setAudience(claims.aud)
        .setIssuedAt(now + claims.age)
        .setExpirationTime(now + claims.age + 600)
        .sign(
          claims.alg === 'ES256' ? (claims.key ?? privateKey) : new TextEncoder().encode(AUDIENCE.repeat(2)),
        )
    },
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve))
      await cloud[Symbol.asyncDispose]()
    },
  }
}

interface Assertion {
  alg: string
  kid: string
  iss: string
  aud: string
  sub: string
  email: string
  age: number
  key?: CryptoKey
}

const GOOD: Assertion = {
  alg: 'ES256',
  kid: 'k1',
  iss: 'https://cloud.google.com/iap',
  aud: AUDIENCE,
  sub: 'accounts.google.com:1001',
  email: 'accounts.google.com:ana@example.com',
  age: 0,
}

test('the first assertion of a person creates the account, without a password', async () => {
  await using world = await setUp()
  const { accountId, role } = await world.iap.identify(await world.assertion())
  expect(role).toBe('member')
  const account = await world.store.find(accountId)
  expect(account).toMatchObject({ email: 'ana@example.com', name: 'ana', passwordHash: null })
})

test('a person keeps their account when their address changes', async () => {
  await using world = await setUp()
  const first = await world.iap.identify(await world.assertion())
  const later = await world.iap.identify(
    await world.assertion({ email: 'accounts.google.com:ana.b@example.com' }),
  )
  expect(later.accountId).toBe(first.accountId)
})

test('an address that now belongs to another person does not open the account', async () => {
  await using world = await setUp()
  await world.iap.identify(await world.assertion())
  const other = world.iap.identify(await world.assertion({ sub: 'accounts.google.com:2002' }))
  await expect(other).rejects.toMatchObject({ code: 'forbidden' })
})

test('two first requests at once create one account', async () => {
  await using world = await setUp()
  const assertion = await world.assertion()
  const identities = await Promise.all([1, 2, 3].map(() => world.iap.identify(assertion)))
  expect(new Set(identities.map(({ accountId }) => accountId)).size).toBe(1)
})

test('the keys are fetched once', async () => {
  await using world = await setUp()
  for (let times = 0; times < 3; times++) await world.iap.identify(await world.assertion())
  expect(world.requests()).toBe(1)
})

test('a new role takes effect within a minute', async () => {
  await using world = await setUp()
  const { accountId } = await world.iap.identify(await world.assertion())
  await world.store.change(accountId, { role: 'admin' })
  world.clock.advance(60_001)
  expect((await world.iap.identify(await world.assertion())).role).toBe('admin')
})

test.each<[string, Partial<Assertion>]>([
  ['for another service', { aud: '/projects/123/global/backendServices/457' }],
  ['from another issuer', { iss: 'https://cloud.google.com/iap/' }],
  ['signed with a shared secret', { alg: 'HS256' }],
  ['signed by a key nobody published', { kid: 'k2' }],
  ['long expired', { age: -3600 }],
  ['not yet valid', { age: 3600 }],
  ['about nobody', { sub: '' }],
])('an assertion %s is refused', async (_what, change) => {
  await using world = await setUp()
  await expect(world.iap.identify(await world.assertion(change))).rejects.toMatchObject({
    code: 'unauthenticated',
  })
})

test('an assertion signed by somebody else is refused', async () => {
  await using world = await setUp()
  const { privateKey } = await generateKeyPair('ES256')
  const forged = world.iap.identify(await world.assertion({ key: privateKey }))
  await expect(forged).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('an assertion is not refused because the keys cannot be fetched', async () => {
  await using world = await setUp()
  const config = { audience: AUDIENCE, keysUrl: 'http://127.0.0.1:9/keys' }
  const iap = createIap({ config, store: world.store, now: world.clock.now, newId })
  await expect(iap.identify(await world.assertion())).rejects.not.toMatchObject({ code: 'unauthenticated' })
})
