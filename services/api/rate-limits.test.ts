import { expect, test } from 'vitest'
import { stopTime } from '../../tests/stop-time.ts'
import { fillIn, operationsOf } from './test-operations.ts'
import { setUp } from './test-world.ts'

test('every operation states its limits for strangers and for people', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  for (const { name, method, path, isForStrangers } of await operationsOf(world.app)) {
    if (path === '/api/v1/events' || path === '/api/v1/session') continue
    const url = fillIn(path, () => 'none')
    const [stranger, person] = [await world.app.inject({ method, url }), await ana.request(method, url)]
    expect([name, stranger.headers['ratelimit-policy']]).toEqual([
      name,
      expect.stringMatching(/^"address-(cheap|read|write|expensive|question|secret)";q=\d+;w=60$/),
    ])
    expect([name, person.headers['ratelimit']]).toEqual([
      name,
      expect.stringMatching(/^"address-\w+";r=\d+;t=\d+, "person-\w+";r=\d+;t=\d+$/),
    ])
    // Strangers may read what is public like everybody; what they send costs more, or may be a guess at a secret.
    if (isForStrangers && method === 'POST' && !path.endsWith('/refresh'))
      expect([name, stranger.headers['ratelimit-policy']]).toEqual([
        name,
        expect.stringMatching(/secret|expensive|question/),
      ])
  }
})

test('a client that asks too often is told how long to wait, and is served afterwards', async () => {
  await using world = await setUp()
  const guess = (address: string) =>
    world.browser({ address }).request('POST', '/api/v1/tokens/refresh', { refreshToken: 'x' })
  stopTime()
  const answers = await Promise.all(Array.from({ length: 260 }, (_, index) => guess(`2001:db8::${index}`)))
  const refused = answers.filter(({ statusCode }) => statusCode === 429)
  expect(refused).toHaveLength(20)
  const [first] = refused
  expect(first?.json().code).toBe('rate-limited')
  const wait = Number(first?.headers['retry-after'])
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  expect((await guess('2001:db8:0:1::1')).statusCode).toBe(401)
  world.clock.advance(wait * 1000)
  expect((await guess('2001:db8::1')).statusCode).toBe(401)
})

test('scrolling a gallery fast stays within the limits', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const url = `/api/v1/renditions/${ana.id}/none/none.webp`
  const answers = await Promise.all(Array.from({ length: 400 }, () => ana.request('GET', url)))
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toEqual([])
})
