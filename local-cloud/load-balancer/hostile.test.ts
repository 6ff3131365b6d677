import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { createCache } from './cache.ts'
import { setUp } from './testing.ts'

type World = Awaited<ReturnType<typeof setUp>>

/** The whole answer to a request whose first line is as given, which no client would send. */
const raw = ({ url }: World, target: string) =>
  new Promise<string>((resolve, reject) => {
    const { hostname, port, host } = new URL(url)
    let answer = ''
    connect(Number(port), hostname)
      .on('data', (chunk) => {
        answer += chunk
      })
      .on('close', () => resolve(answer))
      .on('error', reject)
      .write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  })

const statusOf = (answer: string) => Number(answer.split(' ')[1])
const PUBLIC = '/cached/answer?cache-control=public,max-age=60'

test('a host in the first line leads around no rule, and to no other host', async () => {
  const rule = { action: 'deny(403)', priority: 1 }
  const match = { expr: { expression: "request.path.startsWith('/secret')" } }
  await using world = await setUp({ rules: [{ ...rule, match }] })

  expect(statusOf(await raw(world, '/secret'))).toBe(403)
  expect(statusOf(await raw(world, `${world.url}/secret`))).toBe(403)
  expect(statusOf(await raw(world, 'http://evil.example/x'))).toBe(421)
  for (const target of ['http://[', 'ftp://127.0.0.1/x']) expect(statusOf(await raw(world, target))).toBe(400)

  const own = await raw(world, `${world.url}${PUBLIC}`)
  expect(await (await world.get(PUBLIC)).text()).toBe(/answer 1 for nobody/.exec(own)?.[0])
})

test('a path with percent signs is the same path to a rule that decodes it', async () => {
  const rule = (priority: number, expression: string) => ({
    action: 'deny(403)',
    priority,
    match: { expr: { expression } },
  })
  await using world = await setUp({
    rules: [
      rule(1, "request.path.urlDecode().startsWith('/secret')"),
      rule(2, "request.path.startsWith('/as-sent')"),
    ],
  })
  const statuses = ['/secret', '/%73ecret', '/%', '/as-sent', '/%61s-sent'].map(async (path) =>
    statusOf(await raw(world, path)),
  )
  expect(await Promise.all(statuses)).toEqual([403, 403, 200, 403, 200])
})

test('a second question mark belongs to the address', async () => {
  await using world = await setUp()
  const poisoned = await (await world.get(`${PUBLIC}&n=1?evil`)).text()
  expect(await (await world.get(`${PUBLIC}&n=1`)).text()).not.toBe(poisoned)
})

test('invented addresses push each other out, with and without a body', () => {
  const cache = createCache({ now: () => 0 })
  const answer = { status: 404, rawHeaders: ['vary', 'Accept'], headers: { vary: 'Accept' } }
  for (let n = 0; n < 70_000; n++) cache.keep(`host /${n}`, {}, { ...answer, body: Buffer.alloc(0) }, 60)
  expect(cache.keys().length).toBeLessThan(66_000)
  expect(cache.keys()).toContain('host /69999')
  for (let n = 0; n < 70_000; n++)
    cache.keep('host /one', { accept: `${n}` }, { ...answer, body: Buffer.alloc(0) }, 60)
  expect(cache.size()).toBeLessThan(64 * 1024 * 1024)
})

test('after signing in, people are led to this host only', async () => {
  const cases: [to: string, location: string][] = [
    ['/x?a=b', '/x?a=b'],
    ['/ü😀', '/%C3%BC%F0%9F%98%80'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/evil.example'],
    ['/x\r\nset-cookie: a=b', '/xset-cookie:%20a=b'],
    ['javascript:alert(1)', '/'],
    ['http://[', '/'],
  ]
  await using world = await setUp({ backend: { iap: [{ enabled: true }] } })
  for (const [to, location] of cases) {
    const query = new URLSearchParams({ email: 'ana@example.org', to })
    const answer = await world.get(`/_gcp_iap/local-sign-in?${query}`)
    expect([to, answer.status, answer.headers.get('location')]).toEqual([to, 302, location])
  }
  // An address of slashes only is asked who it is, like every other.
  expect(statusOf(await raw(world, '//'))).toBe(302)
})
