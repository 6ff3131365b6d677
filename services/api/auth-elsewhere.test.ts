import { expect, test } from 'vitest'
import { PASSWORD, setUp } from './test-world.ts'

test('what another instance remembers of a session or a key is enough to read, not to write', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const request = { name: 'script', scopes: ['photos:write'], expiresInDays: 1, password: PASSWORD }
  const { key, secret } = (await ana.request('POST', '/api/v1/account/keys', request)).json()
  const cookie = [...ana.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const elsewhere = await world.anotherInstance()
  const statusesFor = async (headers: Record<string, string>) => {
    const read = await elsewhere.inject({ method: 'GET', url: '/api/v1/photos', headers })
    const payload = { ids: ['none'] }
    const write = await elsewhere.inject({ method: 'POST', url: '/api/v1/photos/trash', headers, payload })
    return [read.statusCode, write.statusCode]
  }
  const both = async () => [
    await statusesFor({ cookie }),
    await statusesFor({ authorization: `Bearer ${secret}` }),
  ]
  expect(await both()).toEqual([
    [200, 404],
    [200, 404],
  ])

  await ana.request('DELETE', `/api/v1/account/keys/${key.id}`)
  await ana.request('DELETE', '/api/v1/session')
  expect(await both()).toEqual([
    [200, 401],
    [200, 401],
  ])
})
