import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { fillIn, operationsOf } from './test-operations.ts'
import { type Method, OPERATOR, PASSWORD, setUp } from './test-world.ts'

const AUDIENCE = '/projects/123/global/backendServices/456'

/** A studio behind the proxy, and what the proxy sends with each request of one person. */
async function setUpProxy() {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] })
  const server = createServer((_request, response) => void response.end(keys))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const world = await setUp({ iap: { audience: AUDIENCE, keysUrl: `http://127.0.0.1:${port}/` } })
  const stranger = await generateKeyPair('ES256')
  const sign = ({ issuedAt = 'now', expiresAt = '10m', audience = AUDIENCE, isForged = false }) =>
    new SignJWT({ email: 'accounts.google.com:ana@example.com' })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer('https://cloud.google.com/iap')
      .setAudience(audience)
      .setSubject('accounts.google.com:1')
      .setIssuedAt(issuedAt === 'now' ? undefined : issuedAt)
      .setExpirationTime(expiresAt)
      .sign(isForged ? stranger.privateKey : privateKey)
  return {
    ...world,
    sign,
    headers: { 'x-goog-iap-jwt-assertion': await sign({}) },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('behind the proxy its assertion signs a person in', async () => {
  await using world = await setUpProxy()
  const answer = await world.app.inject({ url: '/api/v1/account', headers: world.headers })
  expect(answer.json()).toMatchObject({ email: 'ana@example.com', hasPassword: false, role: 'member' })
})

test('behind the proxy nothing else does: no cookie, no password, no altered assertion', async () => {
  await using world = await setUpProxy()
  const eve = { email: 'eve@example.com', password: PASSWORD, name: 'Eve' }
  const { id } = await world.people.accounts.create(eve, OPERATOR.client)
  const token = await world.people.tokens.sign({ accountId: id, role: 'admin', sessionId: 's' })
  const cookie = await world.app.inject({ url: '/api/v1/account', cookies: { atelier_access: token } })
  expect(cookie.statusCode).toBe(401)

  const altered = `${world.headers['x-goog-iap-jwt-assertion'].slice(0, -4)}AAAA`
  const forged = await world.app.inject({
    url: '/api/v1/account',
    headers: { 'x-goog-iap-jwt-assertion': altered },
  })
  expect(forged.statusCode).toBe(401)

  const registration = { email: 'eva@example.com', password: PASSWORD, name: 'Eve' }
  for (const url of ['/api/v1/accounts', '/api/v1/session']) {
    const asked = { method: 'POST', url, payload: registration } as const
    expect((await world.app.inject(asked)).statusCode).toBe(401)
    expect((await world.app.inject({ ...asked, headers: world.headers })).statusCode).toBe(404)
  }
})

test('behind the proxy no address answers without an assertion, nor with one that is old or for something else', async () => {
  await using world = await setUpProxy()
  const operations = await operationsOf(world.app, world.headers)
  expect(operations.length).toBeGreaterThan(100)
  const asked: { method: Method; url: string }[] = [
    ...operations.map(({ method, path }) => ({ method, url: fillIn(path, () => 'a') })),
    ...[
      '/',
      '/photos',
      '/assets/index.js',
      '/api/docs/',
      '/api/openapi.json',
      '/metrics',
      '/shop/a',
      '/none',
    ].map((url) => ({ method: 'GET' as const, url })),
  ]
  const wrong = {
    none: {},
    old: {
      'x-goog-iap-jwt-assertion': await world.sign({ issuedAt: '2 hours ago', expiresAt: '1 hour ago' }),
    },
    foreign: {
      'x-goog-iap-jwt-assertion': await world.sign({ audience: '/projects/123/global/backendServices/7' }),
    },
    forged: { 'x-goog-iap-jwt-assertion': await world.sign({ isForged: true }) },
  }
  for (const [what, headers] of Object.entries(wrong))
    for (const { method, url } of what === 'none' ? asked : asked.slice(0, 5)) {
      const { statusCode, headers: answered } = await world.app.inject({ method, url, headers })
      expect([what, method, url, statusCode]).toEqual([what, method, url, 401])
      expect(answered['cache-control']).toBe('no-store')
    }
  expect((await world.app.inject('/health/live')).statusCode).toBe(200)
})

test('behind the proxy a person takes everything along without a password', async () => {
  await using world = await setUpProxy()
  await world.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = world.app.server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const asking = { method: 'POST', body: '{}' }
  const headers = { ...world.headers, 'content-type': 'application/json', origin }

  const asked = await fetch(`${origin}/api/v1/account/export`, { ...asking, headers })
  expect(asked.status).toBe(200)
  const { url } = (await asked.json()) as { url: string }
  expect((await fetch(origin + url)).status).toBe(401)

  const archive = await fetch(origin + url, { headers: world.headers })
  expect(archive.status).toBe(200)
  expect(archive.headers.get('content-type')).toBe('application/zip')
  expect(Buffer.from(await archive.arrayBuffer()).toString('latin1')).toContain('account/account.json')
})

test('without the proxy its header is ignored', async () => {
  await using behind = await setUpProxy()
  await using world = await setUp()
  const answer = await world.app.inject({ url: '/api/v1/account', headers: behind.headers })
  expect(answer.statusCode).toBe(401)
})
