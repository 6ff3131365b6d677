import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { OPERATOR, PASSWORD, setUp } from './test-world.ts'

const AUDIENCE = '/projects/123/global/backendServices/456'

/** A studio behind the proxy, and what the proxy sends with each request of one person. */
async function setUpProxy() {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] })
  const server = createServer((_request, response) => void response.end(keys))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const world = await setUp({ iap: { audience: AUDIENCE, keysUrl: `http://127.0.0.1:${port}/` } })
  const assertion = await new SignJWT({ email: 'accounts.google.com:ana@example.com' })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setIssuer('https://cloud.google.com/iap')
    .setAudience(AUDIENCE)
    .setSubject('accounts.google.com:1')
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(privateKey)
  return {
    ...world,
    headers: { 'x-goog-iap-jwt-assertion': assertion },
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
  for (const url of ['/api/v1/accounts', '/api/v1/session'])
    expect((await world.app.inject({ method: 'POST', url, payload: registration })).statusCode).toBe(404)
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
