import { createRemoteJWKSet, jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { stopTime } from '../../tests/stop-time.ts'
import { setUp } from './testing.ts'

const told = async (answer: Response) =>
  (await answer.json()) as { headers: Record<string, string>; body: string }

describe('the way in', () => {
  test('a service behind it is reached through it only', async () => {
    await using world = await setUp()
    expect((await world.get('/x')).status).toBe(200)
    expect((await fetch(`${world.runUrl}/x`)).status).toBe(404)
    // The local cloud's own parts show a secret; its shape alone opens nothing.
    const forged = { 'x-local-cloud-source': `load-balancer ${'0'.repeat(32)}` }
    expect((await fetch(`${world.runUrl}/x`, { headers: forged })).status).toBe(404)
  })

  test('a service that takes requests of the project itself is not reached through it either', async () => {
    await using world = await setUp({ ingress: 'INGRESS_TRAFFIC_INTERNAL_ONLY' })
    expect((await world.get('/x')).status).toBe(404)
  })

  test('the addresses at the end are the client’s and its own, whatever a client claims', async () => {
    await using world = await setUp()
    const claimed = { 'x-forwarded-for': '198.51.100.7, 198.51.100.8', 'x-forwarded-proto': 'https' }
    const chain = JSON.parse((await world.from('127.0.0.5', '/x', claimed)).text).headers['x-forwarded-for']
    expect(chain).toMatch(/^198\.51\.100\.7, 198\.51\.100\.8, 127\.0\.0\.5, 203\.0\.113\.\d+$/)
    expect((await told(await world.get('/x'))).headers['x-local-cloud-source']).toBeUndefined()
  })

  test('bodies go in and streams come out', async () => {
    await using world = await setUp()
    const posted = await world.get('/x', { method: 'POST', body: 'a text' })
    expect((await told(posted)).body).toBe('a text')
    const stream = (await world.get('/events')).body!.getReader()
    expect(new TextDecoder().decode((await stream.read()).value)).toBe('data: first\n\n')
    await stream.cancel()
  })

  test('without TLS everything is led to the address with it', async () => {
    await using world = await setUp()
    const answer = await fetch(`${world.cloud.entrances['plain-front']}/a?b=c`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([301, 'https://127.0.0.1/a?b=c'])
  })
})

describe('the firewall', () => {
  test('slows one address down, and not another that claims to be it', async () => {
    const limit = {
      action: 'throttle',
      priority: 1,
      match: { expr: { expression: "request.path.startsWith('/x')" } },
      rate_limit_options: {
        conform_action: 'allow',
        exceed_action: 'deny(429)',
        enforce_on_key: 'IP',
        rate_limit_threshold: { count: 2, interval_sec: 60 },
      },
    }
    await using world = await setUp({ rules: [limit] })
    const tries = async (address: string, headers = {}) => (await world.from(address, '/x', headers)).status

    const spoofed = { 'x-forwarded-for': '198.51.100.1' }
    expect([await tries('127.0.0.2'), await tries('127.0.0.2', spoofed)]).toEqual([200, 200])
    expect(await tries('127.0.0.2', { 'x-forwarded-for': '198.51.100.2' })).toBe(429)
    expect(await tries('127.0.0.3', { 'x-forwarded-for': '127.0.0.2' })).toBe(200)
    expect((await world.from('127.0.0.2', '/y')).status).toBe(200)

    world.clock.advance(60_000)
    expect(await tries('127.0.0.2')).toBe(200)
  })

  test('a rule that cannot be evaluated is an error at the start', async () => {
    const rule = {
      action: 'deny(403)',
      priority: 1,
      match: { expr: { expression: "origin.region_code == 'XX'" } },
    }
    await expect(setUp({ rules: [rule] })).rejects.toThrow(/origin\.region_code == 'XX' is not simulated/)
  })
})

describe('the cache', () => {
  const address = (headers: Record<string, string>) => `/cached/answer?${new URLSearchParams(headers)}`

  /** Whether the second of two people gets the bytes of the first. */
  async function isShared(world: Awaited<ReturnType<typeof setUp>>, path: string, first = {}, second = {}) {
    const one = await (await world.get(path, { headers: { cookie: 'who=ana', ...first } })).text()
    const two = await (await world.get(path, { headers: { cookie: 'who=ben', ...second } })).text()
    return one === two
  }

  test('keeps what an answer says may be kept by anybody, and nothing else', async () => {
    const cases: [isKept: boolean, headers: Record<string, string>][] = [
      [true, { 'cache-control': 'public, max-age=60' }],
      [true, { 'cache-control': 'public, max-age=0, s-maxage=60' }],
      [true, { 'cache-control': 'public, max-age=60', vary: 'Accept, Accept-Encoding' }],
      [false, {}],
      [false, { 'cache-control': 'private, max-age=60' }],
      [false, { 'cache-control': 'no-store' }],
      [false, { 'cache-control': 'public, max-age=60', 'set-cookie': 'a=b' }],
      [false, { 'cache-control': 'public, max-age=60', vary: 'Cookie' }],
      [false, { 'cache-control': 'public, max-age=60', status: '500' }],
      [false, { 'cache-control': 'public, max-age=0' }],
    ]
    await using world = await setUp()
    for (const [isKept, headers] of cases)
      expect([headers, await isShared(world, address(headers))]).toEqual([headers, isKept])
  })

  const PUBLIC = { 'cache-control': 'public, max-age=60' }

  test('nothing but host and address decides which answer somebody gets, and tokens get their own', async () => {
    await using world = await setUp()
    for (const header of [
      'x-forwarded-host',
      'x-original-url',
      'x-http-method-override',
      'origin',
      'user-agent',
    ])
      expect(await isShared(world, address({ ...PUBLIC, n: header }), { [header]: 'evil.example' })).toBe(
        true,
      )
    expect(await isShared(world, address({ ...PUBLIC, n: 'a' }), {}, { authorization: 'Bearer a' })).toBe(
      false,
    )
    expect(await isShared(world, address({ ...PUBLIC, n: 'b' }), {}, { range: 'bytes=0-1' })).toBe(false)
    const other = address({ ...PUBLIC, n: 'c' })
    expect(await (await world.get(other)).text()).not.toBe(await (await world.get(`${other}&d`)).text())
  })

  test('another host never reaches it', async () => {
    await using world = await setUp()
    const path = address({ ...PUBLIC, n: 'host' })
    const host = new URL(world.url).host.replace('127.0.0.1', 'evil.localhost')
    const poisoned = await world.from('127.0.0.1', path, { host })
    expect(poisoned.status).toBe(200)
    expect(await (await world.get(path)).text()).not.toBe(poisoned.text)
  })

  test('says how it answered, gets old with the clock, and asks by the tag', async () => {
    stopTime()
    await using world = await setUp()
    const path = address({ ...PUBLIC, etag: '"1"' })
    const look = async (init?: RequestInit) => {
      const answer = await world.get(path, init)
      return [
        answer.status,
        answer.headers.get('x-cache-status'),
        answer.headers.get('age'),
        await answer.text(),
      ]
    }
    expect(await look()).toEqual([200, 'miss', null, 'answer 1 for nobody'])
    world.clock.advance(59_000)
    expect(await look()).toEqual([200, 'hit', '59', 'answer 1 for nobody'])
    expect(await look({ headers: { 'if-none-match': '"1"' } })).toEqual([304, 'hit', '59', ''])
    expect((await look({ method: 'HEAD' })).slice(0, 2)).toEqual([200, 'hit'])
    world.clock.advance(2000)
    expect(await look()).toEqual([200, 'revalidated', '0', 'answer 1 for nobody'])
    expect((await look())[1]).toBe('hit')
  })

  test('people with different wishes get different answers', async () => {
    await using world = await setUp()
    const path = address({ ...PUBLIC, vary: 'Accept' })
    const accepting = (accept: string) => ({ accept })
    expect(await isShared(world, path, accepting('image/webp'), accepting('image/jpeg'))).toBe(false)
    expect(await isShared(world, path, accepting('image/webp'), accepting('image/webp'))).toBe(true)
  })
})

describe('Identity-Aware Proxy', () => {
  const members = (...names: string[]) => ({
    google_iap_web_backend_service_iam_member: Object.fromEntries(
      names.map((member, at) => [
        `m${at}`,
        { web_backend_service: 'plain', role: 'roles/iap.httpsResourceAccessor', member },
      ]),
    ),
  })
  const start = (...names: string[]) =>
    setUp({ backend: { iap: [{ enabled: true }] }, resources: members(...names) })

  async function signIn(world: Awaited<ReturnType<typeof setUp>>, email: string) {
    const answer = await world.get(`/_gcp_iap/local-sign-in?email=${email}&to=/x`)
    expect(answer.headers.get('location')).toBe('/x')
    return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }

  test('asks who comes, lets members in, and says to the service who they are', async () => {
    await using world = await start('user:ana@example.org', 'domain:example.com')
    const page = await world.get('/x')
    expect([page.status, page.headers.get('location')]).toEqual([302, '/_gcp_iap/local-sign-in?to=%2Fx'])
    const script = await world.get('/x', { headers: { 'x-requested-with': 'XMLHttpRequest' } })
    expect(script.status).toBe(401)

    for (const email of ['ana@example.org', 'ben@example.com']) {
      const headers = {
        ...(await signIn(world, email)),
        'x-goog-iap-jwt-assertion': 'forged',
        'x-goog-authenticated-user-email': 'accounts.google.com:root@example.org',
      }
      const seen = (await told(await world.get('/x', { headers }))).headers
      expect(seen['x-goog-authenticated-user-email']).toBe(`accounts.google.com:${email}`)
      const keysUrl = world.cloud.environmentFor('tool-runner').IAP_KEYS_URL ?? ''
      const { payload } = await jwtVerify(
        seen['x-goog-iap-jwt-assertion'] ?? '',
        createRemoteJWKSet(new URL(keysUrl)),
        { algorithms: ['ES256'], issuer: 'https://cloud.google.com/iap' },
      )
      expect(payload).toMatchObject({ email, sub: expect.stringMatching(/^accounts\.google\.com:\d+$/) })
      expect(payload.aud).toMatch(/^\/projects\/\d+\/global\/backendServices\/\d+$/)
    }
  })

  test('lets nobody else in, nor anybody with an altered cookie', async () => {
    await using world = await start('user:ana@example.org')
    expect((await world.get('/x', { headers: await signIn(world, 'eve@example.org') })).status).toBe(403)
    const { cookie } = await signIn(world, 'eve@example.org')
    const [, seal] = cookie.split('.')
    const altered = `GCP_IAP_LOCAL=${Buffer.from('ana@example.org').toString('base64url')}.${seal}`
    expect((await world.get('/x', { headers: { cookie: altered } })).status).toBe(302)
  })

  test('a group lets nobody in here, which is said at the start', async () => {
    await using world = await start('group:makers@example.org')
    expect(world.cloud.unknown).toContain(
      'roles/iap.httpsResourceAccessor for group:makers@example.org: who that is, only Google knows',
    )
  })
})
