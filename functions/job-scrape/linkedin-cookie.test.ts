import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { MINUTE_MS } from '../../services/platform/durations.ts'
import { createSafeFetch } from '../../services/platform/safe-fetch.ts'
import { PROJECT } from '../../services/platform/test-cloud.ts'
import { createHandler } from './handler.ts'
import { createLinkedInCookie } from './linkedin-cookie.ts'
import { setUp as setUpScrape } from './test-world.ts'

const secret = `projects/${PROJECT}/secrets/linkedin-cookie`

async function setUp() {
  const cookies: [host: string | undefined, cookie: string | undefined][] = []
  const world = await setUpScrape(({ headers }, response) => {
    cookies.push([headers.host, headers.cookie])
    response.writeHead(headers.host === 'www.linkedin.com' ? 302 : 404, {
      location: 'https://evil.example/authwall',
      'content-type': 'text/html',
    })
    response.end('Nothing')
  })
  const { now } = world.clock
  let reads = 0
  const cookieFor = createLinkedInCookie({
    secrets: async () => {
      reads += 1
      return world.secrets
    },
    secret,
    now,
  })
  const pace = async () => {}
  const handle = createHandler({
    ...{ ...world.process, publish: world.publish, modelFor: world.modelFor, pace, now },
    fetch: createSafeFetch({ ...world.network, cookieFor }),
  })
  return {
    ...world,
    cookies,
    cookieFor,
    reads: () => reads,
    keep: (value: string) =>
      world.secrets.addSecretVersion({ parent: secret, payload: { data: Buffer.from(value) } }),
    async read(url: string) {
      const id = await world.submit({ url })
      await handle(world.submitted().at(-1)!)
      return world.get(id)
    },
  }
}

test('a session is sent to LinkedIn, and to nobody else', async () => {
  await using world = await setUp()
  await world.keep('li_at=AQED_secret-1\n')
  const job = await world.read('https://www.linkedin.com/jobs/view/4000000001')
  await world.read('https://jobs.example.com/linkedin.com')
  await world.read('https://notlinkedin.com/jobs/view/4000000001')
  await world.read('https://linkedin.com.evil.example/jobs/view/4000000001')

  expect(world.cookies.filter(([host]) => host === 'www.linkedin.com')).not.toEqual([])
  for (const [host, cookie] of world.cookies)
    expect([host, cookie]).toEqual([host, host === 'www.linkedin.com' ? 'li_at=AQED_secret-1' : undefined])
  expect(world.cookies.map(([host]) => host)).toContain('evil.example')
  expect(JSON.stringify(job)).not.toContain('AQED')
})

test.each([
  ['no value', null],
  ['an empty value', ' \n'],
  ['a value that would become another header', 'li_at=x\r\nhost: evil.example'],
  ['something else', 'JSESSIONID=ajax:1'],
])('with %s nobody is signed in', async (_what, value) => {
  await using world = await setUp()
  if (value !== null) await world.keep(value)
  await world.read('https://www.linkedin.com/jobs/view/4000000001')
  expect(world.cookies.length).toBeGreaterThan(0)
  expect(world.cookies.map(([, cookie]) => cookie).filter((cookie) => cookie !== undefined)).toEqual([])
})

test('it is asked for when LinkedIn is, and a new one takes effect after a while', async () => {
  await using world = await setUp()
  expect(await world.cookieFor('jobs.example.com')).toBeNull()
  expect(world.reads()).toBe(0)
  await world.keep('li_at=one')
  expect(await world.cookieFor('cz.linkedin.com')).toBe('li_at=one')
  await world.keep('li_at=two')
  expect(await world.cookieFor('cz.linkedin.com')).toBe('li_at=one')
  expect(world.reads()).toBe(1)
  world.clock.advance(6 * MINUTE_MS)
  expect(await world.cookieFor('cz.linkedin.com')).toBe('li_at=two')
})

test('what is logged of a failure does not contain it', async () => {
  const cookieFor = async () => 'li_at=AQED_secret-1'
  const fetch = createSafeFetch({ cookieFor, reroute: () => new URL('http://127.0.0.1:1/') })
  const error = await fetch('https://www.linkedin.com/jobs/view/4000000001').catch(
    (failure: unknown) => failure,
  )
  expect(inspect(error, { depth: 20, showHidden: true })).toContain('ECONNREFUSED')
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('AQED')
})
