import { expect, test } from 'vitest'
import { type ApiDeps, createApi } from './api.ts'

interface Call {
  method: string
  url: string
  headers: Headers
  body: unknown
}

/** An API that gives these answers, one after another. */
function setUp(answers: (Response | Error)[], renew: ApiDeps['session']['renew'] = async () => false) {
  const calls: Call[] = []
  const world = { calls, signedOut: 0 }
  const api = createApi({
    fetch: async (url, init) => {
      calls.push({
        method: init?.method ?? '',
        url: String(url),
        headers: new Headers(init?.headers),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
      })
      const answer = answers.shift() ?? new Error('one request too many')
      if (answer instanceof Error) throw answer
      return answer
    },
    session: { renew },
    onSignedOut: () => world.signedOut++,
    now: () => 1000,
  })
  return { api, world }
}

const problem = (status: number, body: object, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers: { 'content-type': 'application/problem+json', ...headers } })

test('sends JSON below /api/v1, leaves out what is undefined, and starts a trace', async () => {
  const { api, world } = setUp([Response.json({ items: [] }), new Response(null, { status: 204 })])
  expect(await api.get('/photos', { query: { q: 'sea & sky', tag: undefined, limit: 5 } })).toEqual({
    items: [],
  })
  expect(await api.post('/photos/trash', { ids: ['a'] })).toBeUndefined()
  expect(world.calls.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['GET', '/api/v1/photos?q=sea+%26+sky&limit=5', undefined],
    ['POST', '/api/v1/photos/trash', { ids: ['a'] }],
  ])
  expect(world.calls[0]?.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
})

test('a request tells how long the ones before took, and of what', async () => {
  const { api, world } = setUp([
    Response.json({}, { status: 201 }),
    problem(500, {}),
    ...[1, 2, 3].map(() => Response.json({})),
  ])
  await api.post('/photos/1sbfbrsfsuwy53js467h/trash')
  await api.get('/jobs').catch(() => undefined)
  await Promise.all([api.get('/shops'), api.get('/shops')])
  await api.get('/photos')

  const told = world.calls.map(({ headers }) => headers.get('browser-span'))
  const first = world.calls[0]?.headers.get('traceparent')
  expect(told.slice(0, 2)).toEqual([null, `${first};POST /photos;1000;1;201;0`])
  expect(told[2]).toMatch(/;GET \/jobs;1000;1;500;0$/)
  expect(told[4]?.split(',')).toHaveLength(2)
})

test('nothing is told about a request that the server keeps no trace of', async () => {
  const answer = (flags: string) =>
    Response.json({}, { headers: { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-${flags}` } })
  const { api, world } = setUp([answer('00'), answer('01'), answer('01')])
  await api.get('/photos')
  await api.get('/shops')
  await api.get('/jobs')
  const told = world.calls.map(({ headers }) => headers.get('browser-span'))
  expect(told).toEqual([null, null, expect.stringMatching(/;GET \/shops;[^,]*$/)])
})

test('an expired session is renewed and the request is repeated once', async () => {
  const { api, world } = setUp([problem(401, {}), Response.json({ id: 'a' })], async () => true)
  expect(await api.patch('/photos/a', { title: 'Sea' })).toEqual({ id: 'a' })
  expect(world.calls.map(({ body }) => body)).toEqual([{ title: 'Sea' }, { title: 'Sea' }])
  expect(world.signedOut).toBe(0)
})

test('a session that cannot be renewed has ended', async () => {
  const { api, world } = setUp([problem(401, { title: 'Not signed in' })])
  await expect(api.get('/photos')).rejects.toMatchObject({ status: 401 })
  expect(world.signedOut).toBe(1)
})

test('a wrong password does not renew the session', async () => {
  const renew = () => Promise.reject(new Error('asked for a new session'))
  const { api } = setUp([problem(401, { title: 'Unauthorized', detail: 'Wrong password.' })], renew)
  await expect(api.post('/session', {})).rejects.toMatchObject({ explanation: 'Wrong password.' })
})

test('a refusal has the field, the code and the time to wait', async () => {
  const body = {
    code: 'invalid',
    title: 'Invalid',
    errors: [{ field: 'body/email', message: 'Not an address' }],
  }
  const { api } = setUp([problem(429, body, { 'retry-after': '42' })])
  const error = await api.post('/accounts', {}).catch((failure: unknown) => failure)
  expect(error).toMatchObject({ status: 429, code: 'invalid', retryAfter: 42 })
  expect((error as { field(name: string): string }).field('email')).toBe('Not an address')
})

test('an answer other than problem+json still has an explanation', async () => {
  const { api } = setUp([new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } })])
  await expect(api.get('/photos')).rejects.toMatchObject({
    status: 502,
    explanation: expect.stringContaining('our side'),
  })
})

test('a missing connection is status 0', async () => {
  const { api } = setUp([new TypeError('Failed to fetch')])
  await expect(api.get('/photos')).rejects.toMatchObject({ status: 0, code: 'network' })
})

test('an aborted request stays an abort', async () => {
  const { api } = setUp([new DOMException('Aborted', 'AbortError')])
  await expect(api.get('/photos')).rejects.toMatchObject({ name: 'AbortError' })
})
