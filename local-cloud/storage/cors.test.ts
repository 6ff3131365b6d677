import { expect, test } from 'vitest'
import { setUp, WRITER } from './testing.ts'

const PAGE = 'http://127.0.0.1:8080'
const cors = [
  {
    origin: [PAGE],
    method: ['POST', 'PUT'],
    responseHeader: ['Content-Type', 'Location', 'Range'],
    maxAgeSeconds: 600,
  },
]

const preflight = (url: string, headers: Record<string, string>) => fetch(url, { method: 'OPTIONS', headers })

test.each([
  ['what the bucket allows', PAGE, 'PUT', 'content-type', PAGE],
  ['another origin', 'http://evil.example', 'PUT', 'content-type', null],
  ['another method', PAGE, 'DELETE', 'content-type', null],
  ['another header', PAGE, 'PUT', 'content-type,x-goog-resumable', null],
])('a preflight for %s', async (_, origin, method, names, allowed) => {
  await using world = await setUp({ bucket: { cors } })
  const response = await preflight(`${world.origin}/photos/a`, {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': names,
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe(allowed)
  expect(response.headers.get('access-control-allow-methods')).toBe(allowed && 'POST,PUT')
  expect(response.headers.get('access-control-max-age')).toBe(allowed && '600')
})

test('the configured page can read answers of the XML API, errors included', async () => {
  await using world = await setUp({ bucket: { cors } })
  const refused = await fetch(`${world.origin}/photos/a`, {
    method: 'PUT',
    headers: { origin: PAGE },
    body: 'x',
  })
  expect(refused.status).toBe(403)
  expect(refused.headers.get('access-control-allow-origin')).toBe(PAGE)
  expect(refused.headers.get('access-control-expose-headers')).toBe('Content-Type, Location, Range')
  const reading = await fetch(`${world.origin}/photos/a`, { headers: { origin: PAGE } })
  expect(reading.headers.get('access-control-allow-origin')).toBeNull()
})

test('the page that started a session can read its answers', async () => {
  await using world = await setUp({
    bucket: { cors: [{ ...cors[0], origin: [PAGE, 'http://other.example'] } as never] },
  })
  const started = await fetch(`${world.origin}/photos/a`, {
    method: 'POST',
    headers: { origin: PAGE, authorization: `Bearer token-of-${WRITER}`, 'x-goog-resumable': 'start' },
  })
  const session = started.headers.get('location') as string
  const ask = (origin: string) =>
    fetch(session, { method: 'PUT', headers: { origin, 'content-range': 'bytes */*' } })
  expect((await ask(PAGE)).headers.get('access-control-allow-origin')).toBe(PAGE)
  expect((await ask('http://other.example')).headers.get('access-control-allow-origin')).toBeNull()
})

test('the JSON API allows every origin', async () => {
  await using world = await setUp()
  const allowed = await preflight(`${world.origin}/storage/v1/b/photos/o`, {
    origin: 'http://any.example',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'authorization',
  })
  expect(allowed.headers.get('access-control-allow-origin')).toBe('http://any.example')
  expect(allowed.headers.get('access-control-allow-headers')).toBe('authorization')
})
