import { expect, test } from 'vitest'
import { stopTime } from '../../../tests/stop-time.ts'
import { PASSWORD, setUp } from '../test-world.ts'

const REGISTRATION = { email: 'Ana@Example.com', password: PASSWORD, name: 'Ana' }

test('registering signs in, with cookies that no script can read', async () => {
  await using world = await setUp()
  const browser = world.browser()
  const answer = await browser.request('POST', '/api/v1/accounts', REGISTRATION)

  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({
    email: 'Ana@Example.com',
    role: 'member',
    avatarUrl: null,
    quota: { limit: 1024 ** 3, used: 0 },
    hasPassword: true,
  })
  expect(answer.body).not.toMatch(/argon2|passwordHash/)
  expect(answer.cookies).toMatchObject([
    { name: 'atelier_access', path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 900 },
    { name: 'atelier_refresh', path: '/api/v1/session', httpOnly: true, sameSite: 'Strict' },
  ])
  expect((await browser.request('GET', '/api/v1/account')).json()).toEqual(answer.json())
})

test('cookies are only sent over HTTPS where the studio uses it', async () => {
  await using world = await setUp({ publicUrl: 'https://studio.example' })
  const answer = await world.browser().request('POST', '/api/v1/accounts', REGISTRATION)
  expect(answer.cookies.map(({ secure }) => secure)).toEqual([true, true])
})

test('an e-mail address has one account, whatever its case', async () => {
  await using world = await setUp()
  await world.registered('ana@example.com')
  const answer = await world.browser().request('POST', '/api/v1/accounts', REGISTRATION)
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ code: 'email-in-use', errors: [{ field: 'email' }] })
})

test('when many register the same address at once, only one succeeds', async () => {
  await using world = await setUp()
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => world.browser().request('POST', '/api/v1/accounts', REGISTRATION)),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409])
})

test.each([
  ['no address', { ...REGISTRATION, email: undefined }, 'email'],
  ['not an address', { ...REGISTRATION, email: 'ana' }, 'email'],
  ['an address with a quoted name', { ...REGISTRATION, email: '"ana b"@example.com' }, 'email'],
  ['an address by number', { ...REGISTRATION, email: 'ana@[127.0.0.1]' }, 'email'],
  ['a short password', { ...REGISTRATION, password: 'short' }, 'password'],
  ['an endless password', { ...REGISTRATION, password: 'x'.repeat(201) }, 'password'],
  ['a blank name', { ...REGISTRATION, name: '  ' }, 'name'],
  ['a number for a name', { ...REGISTRATION, name: 7 }, 'name'],
  ['a role', { ...REGISTRATION, role: 'admin' }, 'role'],
])('%s is refused, naming the field', async (_what, body, field) => {
  await using world = await setUp()
  const answer = await world.browser().request('POST', '/api/v1/accounts', body)
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json().errors).toEqual([{ field, message: expect.any(String) }])
})

test('the name can be changed, and nothing else with it', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  expect((await ana.request('PATCH', '/api/v1/account', { name: ' Ana B. ' })).json().name).toBe('Ana B.')
  expect((await ana.request('PATCH', '/api/v1/account', { role: 'admin' })).statusCode).toBe(400)
  expect((await ana.request('PATCH', '/api/v1/account', {})).statusCode).toBe(400)
})

test("someone else's photo cannot be the avatar, and looks like no photo", async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const bob = await world.registered()
  const photo = await world.reservedPhoto(ana.id)
  const answers = await Promise.all(
    [photo.id, 'no-such-photo'].map((avatarPhotoId) =>
      bob.request('PATCH', '/api/v1/account', { avatarPhotoId }),
    ),
  )
  const [theirs, none] = answers.map((answer) => ({ ...answer.json(), traceId: '' }))
  expect(theirs).toEqual(none)
  expect(theirs).toMatchObject({ status: 400, errors: [{ field: 'avatarPhotoId' }] })
})

test('a new password ends all other sessions and replaces the old one', async () => {
  await using world = await setUp()
  const ana = await world.registered('ana@example.com')
  const phone = world.browser()
  await phone.request('POST', '/api/v1/session', { email: 'ana@example.com', password: PASSWORD })

  const change = { current: PASSWORD, next: 'another horse staple' }
  expect((await ana.request('PUT', '/api/v1/account/password', change)).statusCode).toBe(204)

  expect((await phone.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(204)
  const signIn = (password: string) =>
    world.browser().request('POST', '/api/v1/session', { email: 'ana@example.com', password })
  expect((await signIn(PASSWORD)).statusCode).toBe(401)
  expect((await signIn(change.next)).statusCode).toBe(200)
})

test('a new password ends an older session, however many later ones there are', async () => {
  await using world = await setUp()
  const ana = await world.registered('ana@example.com')
  const thief = world.browser({ address: '198.51.100.7' })
  await thief.request('POST', '/api/v1/session', { email: 'ana@example.com', password: PASSWORD })
  const client = { userAgent: '', address: '198.51.100.7' }
  world.clock.advance(1000)
  const account = await world.account(ana.id)
  // With the two above, one less than an account may have: the oldest would be ended otherwise.
  await Promise.all(Array.from({ length: 97 }, () => world.people.sessions.open(account, client)))

  const change = { current: PASSWORD, next: 'another horse staple' }
  await ana.request('PUT', '/api/v1/account/password', change)
  expect((await thief.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(204)
})

test('the password cannot be guessed by changing it', async () => {
  stopTime()
  await using world = await setUp()
  const ana = await world.registered()
  const guess = () =>
    ana.request('PUT', '/api/v1/account/password', { current: 'wrong horse', next: 'whatever it is' })
  const codes: string[] = []
  for (let attempt = 0; attempt < 7; attempt++) codes.push((await guess()).json().code)
  expect(codes).toEqual([...Array(6).fill('wrong-password'), 'too-many'])
})

test.each([
  ['GET', '/api/v1/account'],
  ['PATCH', '/api/v1/account'],
  ['PUT', '/api/v1/account/password'],
  ['GET', '/api/v1/sessions'],
  ['DELETE', '/api/v1/sessions/abc'],
  ['GET', '/api/v1/events'],
] as const)('%s %s is only for who is signed in', async (method, url) => {
  await using world = await setUp()
  const bodies = {
    PATCH: { name: 'x' },
    PUT: { current: 'x', next: 'x'.repeat(10) },
    GET: undefined,
    DELETE: undefined,
  }
  const answer = await world.browser().request(method, url, bodies[method])
  expect(answer.statusCode).toBe(401)
})
