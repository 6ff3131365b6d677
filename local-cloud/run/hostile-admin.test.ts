import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

const SERVICE = '/v2/projects/studio/locations/europe-west1/services/tool'

async function opened() {
  const world = await setUp()
  const { consoleUrl } = world.cloud
  async function api(method: string, path: string, body?: object, token = world.cloud.operatorToken()) {
    const answer = await fetch(`${consoleUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: whatever Google answers
    return { status: answer.status, body: (await answer.json()) as any }
  }
  return { ...world, api, [Symbol.asyncDispose]: world[Symbol.asyncDispose] }
}

test('traffic that is no list of targets changes nothing', async () => {
  await using world = await opened()
  const before = (await world.api('GET', SERVICE)).body
  for (const traffic of ['x', {}, 7, [null]])
    expect([
      traffic,
      (await world.api('PATCH', `${SERVICE}?updateMask=traffic`, { traffic })).status,
    ]).toEqual([traffic, 400])
  expect((await world.api('GET', SERVICE)).body.etag).toBe(before.etag)
})

test('of those who have read the same state, one may change it', async () => {
  await using world = await opened()
  const { etag, template } = (await world.api('GET', SERVICE)).body
  const change = () => world.api('PATCH', `${SERVICE}?updateMask=template`, { etag, template })
  const statuses = (await Promise.all([change(), change(), change()])).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 409, 409])
})

test('a revision runs as nobody who does not exist', async () => {
  await using world = await opened()
  const { template } = (await world.api('GET', SERVICE)).body
  const foreign = { ...template, serviceAccount: 'root@other.iam.gserviceaccount.com' }
  expect((await world.api('PATCH', `${SERVICE}?updateMask=template`, { template: foreign })).status).toBe(404)
  expect((await world.api('GET', SERVICE)).body.latestCreatedRevision).toContain('00001')
})

test('a token with something behind it is none, and slashes are no host', async () => {
  await using world = await opened()
  const token = world.cloud.operatorToken()
  expect((await world.api('GET', SERVICE, undefined, token)).status).toBe(200)
  expect((await world.api('GET', SERVICE, undefined, `${token}.more`)).status).toBe(401)
  expect((await world.api('GET', '//')).status).toBe(404)
})

test('a list of entries is asked for in Google’s bounds, and answered at once', async () => {
  await using world = await opened()
  const list = (more: object) =>
    world.api('POST', '/v2/entries:list', {
      resourceNames: ['projects/studio'],
      filter: 'resource.type="cloud_run_revision"',
      ...more,
    })
  expect((await list({})).status).toBe(200)
  for (const more of [
    { pageSize: -1 },
    { pageSize: 'x' },
    { orderBy: 'x' },
    { filter: {} },
    { filter: ' '.repeat(20_001) },
  ])
    expect([more, (await list(more)).status]).toEqual([more, 400])

  const before = process.cpuUsage()
  expect((await list({ filter: `${' '.repeat(19_990)}x` })).status).toBe(501)
  expect(process.cpuUsage(before).user).toBeLessThan(500_000)
})
