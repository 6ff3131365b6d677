import { GoogleAuth } from 'google-auth-library'
import { expect, test } from 'vitest'
import { setUp, type Told } from './testing.ts'

/** An identity token as a process that acts as `account` would get it. */
async function tokenOf(world: Awaited<ReturnType<typeof setUp>>, account: string, audience: string) {
  const host = world.cloud.environmentFor(account).GCE_METADATA_HOST
  const path = `instance/service-accounts/default/identity?audience=${encodeURIComponent(audience)}`
  const answer = await fetch(`http://${host}/computeMetadata/v1/${path}`, {
    headers: { 'metadata-flavor': 'Google' },
  })
  return await answer.text()
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

test('a service that is not public refuses requests without a token', async () => {
  await using world = await setUp({ isPublic: false })

  expect((await world.fetch('/')).status).toBe(403)
  expect(world.pids()).toEqual([])
})

test('a malformed or altered token, or one for another service, is refused with 401', async () => {
  await using world = await setUp({ isPublic: false })
  const valid = await tokenOf(world, 'caller', world.url)
  const [header, claims, signature = ''] = valid.split('.')
  const forged = `${header}.${claims}.${signature.slice(0, -6)}AAAAAA`
  const elsewhere = await tokenOf(world, 'caller', 'https://example.com')

  for (const token of ['nonsense', forged, elsewhere, `${header}.${claims}.`]) {
    const answer = await world.fetch('/', bearer(token))
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token"/)
  }
})

test('an account without the invoker role is refused with 403', async () => {
  await using world = await setUp({ isPublic: false })

  const answer = await world.fetch('/', bearer(await tokenOf(world, 'stranger', world.url)))

  expect(answer.status).toBe(403)
})

test.each([
  ['the service', ''],
  ['a path of it', '/projects/studio/topics/uploaded'],
])('the invoker gets in with a token for %s, and the instance cannot use that token', async (_, path) => {
  await using world = await setUp({ isPublic: false })
  const token = await tokenOf(world, 'caller', world.url + path)

  const told = await world.ask('/', bearer(token))

  expect(told.headers.authorization).toBe(
    `Bearer ${token.slice(0, token.lastIndexOf('.'))}.SIGNATURE_REMOVED_BY_GOOGLE`,
  )
})

test("X-Serverless-Authorization leaves Authorization to the application's own use", async () => {
  await using world = await setUp({ isPublic: false })
  const token = await tokenOf(world, 'caller', world.url)

  const told = await world.ask('/', {
    headers: { 'x-serverless-authorization': `Bearer ${token}`, authorization: 'Basic YTpi' },
  })

  expect(told.headers.authorization).toBe('Basic YTpi')
})

test("Google's own client calls the service as the account of its process", async () => {
  await using world = await setUp({ isPublic: false })
  Object.assign(process.env, world.cloud.environmentFor('caller'))

  const client = await new GoogleAuth().getIdTokenClient(world.url)
  const { data } = await client.request<Told>({ url: `${world.url}/hello`, responseType: 'json' })

  expect(data.url).toBe('/hello')
})
