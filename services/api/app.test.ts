import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import { expect, test } from 'vitest'
import { recordSpansWith } from '../platform/telemetry/spans.ts'
import { shareWorld } from '../platform/test-shared-world.ts'
import { PASSWORD, STORAGE_ORIGIN, setUp, type World } from './test-world.ts'

/** For requests that are refused, or read what is the same for everybody. */
let shared: World
shareWorld(setUp, (world) => {
  shared = world
})

const json = { 'content-type': 'application/json' }
const signIn = { method: 'POST', url: '/api/v1/session' } as const
const credentials = { email: 'ana@example.com', password: PASSWORD }

test.each<[string, InjectOptions, number, string]>([
  ['malformed JSON', { ...signIn, headers: json, payload: '{"email"' }, 400, 'malformed-json'],
  ['no JSON at all', { ...signIn, headers: json, payload: '' }, 400, 'malformed-json'],
  [
    'a poisoned prototype',
    { ...signIn, headers: json, payload: '{"__proto__":{"x":1}}' },
    400,
    'malformed-json',
  ],
  ['a list for an object', { ...signIn, headers: json, payload: '[]' }, 400, 'invalid'],
  ['an unknown field', { ...signIn, payload: { ...credentials, remember: true } }, 400, 'invalid'],
  ['a field of another type', { ...signIn, payload: { ...credentials, email: ['a'] } }, 400, 'invalid'],
  [
    'another media type',
    { ...signIn, headers: { 'content-type': 'text/xml' }, payload: '<a/>' },
    415,
    'unsupported',
  ],
  [
    'a body too large',
    { ...signIn, payload: { ...credentials, email: 'x'.repeat(300_000) } },
    413,
    'too-large',
  ],
  [
    'a list nested deeper than a stack',
    { ...signIn, headers: json, payload: `{"email":${'['.repeat(4000)}${']'.repeat(4000)}}` },
    400,
    'invalid',
  ],
  ['an unknown path', { method: 'GET', url: '/api/v1/nothing' }, 404, 'not-found'],
  ['a wrong method', { method: 'DELETE', url: '/api/v1/account' }, 405, 'method-not-allowed'],
  ['an undecodable path', { method: 'GET', url: '/api/v1/%zz' }, 400, 'invalid'],
])('%s is a problem with its own status', async (_what, request, status, code) => {
  const answer = await shared.app.inject(request)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({
    type: 'about:blank',
    status,
    code,
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
  })
  expect(answer.statusCode).toBe(status)
})

test.each<[string, Record<string, string>, number]>([
  ['the page itself', { 'sec-fetch-site': 'same-origin' }, 401],
  ['the address bar', { 'sec-fetch-site': 'none' }, 401],
  ['a foreign page', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a sibling domain', { 'sec-fetch-site': 'same-site' }, 403],
  ['an old browser, own page', { origin: 'http://studio.example', host: 'studio.example' }, 401],
  ['an old browser, foreign page', { origin: 'http://evil.example', host: 'studio.example' }, 403],
  ['an old browser, other port', { origin: 'http://studio.example:81', host: 'studio.example' }, 403],
  ['a sandboxed page', { origin: 'null', host: 'studio.example' }, 403],
  ['a program', {}, 401],
])('a change requested by %s', async (_who, headers, status) => {
  const answer = await shared.app.inject({ ...signIn, headers, payload: credentials })
  expect(answer.statusCode).toBe(status)
})

test('an internal error reveals nothing but its trace', async () => {
  await using world = await setUp()
  world.app.get('/api/v1/broken', () => {
    throw new Error('the secret reason')
  })
  const answer = await world.app.inject('/api/v1/broken')
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toContain('secret')
  const { traceId } = answer.json()
  const entry = world.lines.find(({ message }) => message === 'Request failed')
  expect(entry).toMatchObject({
    severity: 'ERROR',
    'logging.googleapis.com/trace': `projects/atelier-test/traces/${traceId}`,
  })
  expect(entry?.stack_trace).toContain('the secret reason')
})

test('the browser’s trace continues and is named in the answer', async () => {
  await using world = await setUp()
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const answer = await world.app.inject({ ...signIn, headers: { traceparent }, payload: credentials })
  expect(answer.headers['x-trace-id']).toBe('0af7651916cd43dd8448eb211c80319c')
  const entry = world.lines.find(({ httpRequest }) => httpRequest)
  expect(entry).toMatchObject({
    'logging.googleapis.com/trace': 'projects/atelier-test/traces/0af7651916cd43dd8448eb211c80319c',
    httpRequest: { requestMethod: 'POST', requestUrl: '/api/v1/session', status: 401 },
  })
  expect(JSON.stringify(world.lines)).not.toContain(PASSWORD)
})

test.each([
  [0, '01'],
  [1, '00'],
])('of all traces the part %d is kept, also of those that a caller marks %s', async (ratio, flags) => {
  const before = recordSpansWith({ ratio, add: () => undefined, flush: async () => undefined })
  // By the end of its id, which is the lowest, every sampler that goes by ids would keep this one.
  const traceId = `0af7651916cd43dd8448eb21${'0'.repeat(8)}`
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-${flags}` }
  const answer = await shared.app.inject({ url: '/health/live', headers })
  recordSpansWith(before)
  expect(answer.headers.traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-0${ratio}$`))
})

test('pages may load from this origin and talk to storage, and nothing else', async () => {
  const { headers } = await shared.app.inject('/health/live')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain(`connect-src 'self' ${STORAGE_ORIGIN}`)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  expect(headers['strict-transport-security']).toBeUndefined()
})

test('ready means that the database answers in time', async () => {
  const never = () => new Promise<void>(() => {})
  const failing = () => Promise.reject(new Error('refused'))
  for (const [ping, status] of [
    [undefined, 200],
    [failing, 503],
    [never, 503],
  ] as const) {
    await using world = await setUp(ping ? { ping } : {})
    const readiness = async () => (await world.app.inject('/health/ready')).statusCode
    await expect.poll(readiness).toBe(status)
    expect((await world.app.inject('/health/live')).statusCode).toBe(200)
  }
})

test('metrics count requests by route, for administrators and the machine itself', async () => {
  await using world = await setUp()
  const member = await world.registered()
  expect((await member.request('GET', '/metrics')).statusCode).toBe(403)
  expect((await world.browser().request('GET', '/metrics')).statusCode).toBe(401)
  const { body } = await world.app.inject('/metrics')
  expect(body).toContain('http_requests_total{method="POST",route="/api/v1/accounts",status="201"} 1')
  expect(body).toContain('http_request_duration_seconds_bucket')
})

test('the API describes itself, on a page that needs no other server', async () => {
  const description = (await shared.app.inject('/api/openapi.json')).json()
  expect(description.openapi).toBe('3.1.0')
  expect(description.paths['/api/v1/account']).toMatchObject({
    get: expect.any(Object),
    patch: expect.any(Object),
  })
  expect(description.paths['/api/v1/account'].get.responses).toHaveProperty('default')
  expect(Object.keys(description.paths).every((path) => path.startsWith('/api/v1/'))).toBe(true)

  const page = await shared.app.inject('/api/docs/')
  expect(page.body).toContain('/api/openapi.json')
  expect(page.body).not.toMatch(/(src|href)="https?:/)
  expect((await shared.app.inject('/api/docs/js/scalar.js')).headers['content-type']).toContain('javascript')
})

test('the page that shows the description is compressed and cached', async () => {
  const url = '/api/docs/js/scalar.js'
  const ask = (headers: Record<string, string>) => shared.app.inject({ url, headers })
  const small = await ask({ 'accept-encoding': 'gzip, br' })
  expect(small.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
  expect(small.rawPayload.length).toBeLessThan(1_500_000)
  expect(small.headers['content-security-policy']).toContain("script-src 'self' 'unsafe-inline'")
  expect((await ask({ 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip')
  const again = await ask({ 'accept-encoding': 'br', 'if-none-match': String(small.headers.etag) })
  expect(again).toMatchObject({ statusCode: 304, body: '' })
  expect((await shared.app.inject('/api/docs/nothing')).statusCode).toBe(404)
})

test('long answers are compressed for clients that accept it', async () => {
  const ask = (accepted: string) =>
    shared.app.inject({ url: '/api/openapi.json', headers: { 'accept-encoding': accepted } })
  const [brotli, gzip, plain, refused] = await Promise.all(
    ['gzip, br', 'gzip', 'identity', 'br;q=0'].map(ask),
  )
  expect(brotli?.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
  expect(brotliDecompressSync(brotli?.rawPayload ?? '').toString()).toBe(plain?.body)
  expect(gzip?.headers['content-encoding']).toBe('gzip')
  expect(plain?.headers['content-encoding']).toBeUndefined()
  expect(refused?.headers['content-encoding']).toBeUndefined()
})

test('the web is served: its page for every web address, its hashed files with a permanent cache', async () => {
  const webRoot = mkdtempSync(join(tmpdir(), 'atelier-web-'))
  mkdirSync(join(webRoot, 'assets'))
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html>the page')
  writeFileSync(join(webRoot, '.built-from'), 'a hash')
  writeFileSync(join(webRoot, 'assets/app-abc123.js'), 'script')
  writeFileSync(join(webRoot, 'assets/app-abc123.js.br'), brotliCompressSync('script'))
  await using world = await setUp({ webRoot })
  const html = { accept: 'text/html' }

  for (const url of ['/', '/photos/abc?x=1'])
    expect(await world.app.inject({ url, headers: html })).toMatchObject({
      statusCode: 200,
      headers: { 'cache-control': 'no-cache' },
      body: '<!doctype html>the page',
    })
  const script = await world.app.inject({
    url: '/assets/app-abc123.js',
    headers: { 'accept-encoding': 'br' },
  })
  expect(script.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': expect.stringContaining('javascript'),
  })
  for (const url of [
    '/assets/gone.js',
    '/assets/',
    '/assets/gone',
    '/.built-from',
    '/.env',
    '/photos/gone.js',
  ])
    expect(await world.app.inject({ url, headers: html })).toMatchObject({
      statusCode: 404,
      headers: { 'cache-control': 'no-store' },
    })
  expect((await world.app.inject({ url: '/api/nothing', headers: html })).statusCode).toBe(404)
  expect((await world.app.inject({ url: '/..%2f..%2fetc/passwd' })).statusCode).toBe(404)
  rmSync(webRoot, { recursive: true })
})

test('no address ends in z, because Google answers such paths in front of Cloud Run', async () => {
  const routes = shared.app.printRoutes({ commonPrefix: false })
  expect(routes).toContain('health/ready')
  expect(routes).not.toMatch(/z \(/)
})

test('brackets in a text do not count as levels, and a list that is too deep is refused with a reason', async () => {
  const ana = await shared.registered()
  const name = '[{"\\'.repeat(20)
  expect((await ana.request('PATCH', '/api/v1/account', { name })).json()).toMatchObject({ name })
  const cookie = [...ana.cookies].map(([key, { value }]) => `${key}=${value}`).join('; ')
  const answer = await shared.app.inject({
    method: 'POST',
    url: '/api/v1/photos/trash',
    headers: { ...json, cookie },
    payload: `{"ids":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  })
  expect(answer.json()).toMatchObject({ status: 400, detail: 'The body is nested too deeply' })
})

test('a stranger may send less than a person who is signed in', async () => {
  const answer = await shared.app.inject({ ...signIn, payload: { ...credentials, email: 'x'.repeat(9000) } })
  expect(answer.statusCode).toBe(413)
})
