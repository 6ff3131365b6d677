import { FieldValue } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { type Browser, OPERATOR, PASSWORD, setUp, type World } from '../test-world.ts'

const ADMIN = 'admin@example.com'

async function admin(world: World, email = ADMIN) {
  const person = await world.registered(email)
  await world.people.roles.grant(email, 'admin', OPERATOR)
  return person
}

const kinds = async (person: Browser, query = '') =>
  (await person.request('GET', `/api/v1/account/trail${query}`))
    .json()
    .items.map(({ kind }: { kind: string }) => kind)

test('people are listed in pages, the newest first, and found by the beginnings of words', async () => {
  await using world = await setUp()
  const boss = await admin(world)
  for (const email of ['zoe.frost@example.com', 'bob@studio.example', 'bo@example.com']) {
    world.clock.advance(1000)
    await world.registered(email)
  }
  const emails = async (query: string) => {
    const answer = (await boss.request('GET', `/api/v1/people?${query}`)).json()
    return { found: answer.items.map(({ email }: { email: string }) => email), next: answer.nextCursor }
  }
  const first = await emails('limit=3')
  expect(first.found).toEqual(['bo@example.com', 'bob@studio.example', 'zoe.frost@example.com'])
  expect((await emails(`limit=3&cursor=${first.next}`)).found).toEqual([ADMIN])
  expect((await emails('search=BO')).found).toEqual(['bo@example.com', 'bob@studio.example'])
  expect((await emails('search=frost%20zoe')).found).toEqual(['zoe.frost@example.com'])
  expect((await emails('search=bob@studio')).found).toEqual(['bob@studio.example'])
  expect((await emails('search=nobody')).found).toEqual([])
  expect((await boss.request('GET', '/api/v1/people?cursor=nonsense')).statusCode).toBe(400)
})

test('an account from before the search existed is found by its address, and by its name after its next sign-in', async () => {
  await using world = await setUp()
  const boss = await admin(world)
  const { id } = await world.registered('old@example.com')
  await world.firestore.doc(`accounts/${id}`).update({ words: FieldValue.delete() })
  const found = async (search: string) =>
    (await boss.request('GET', `/api/v1/people?search=${search}`))
      .json()
      .items.map((person: { id: string }) => person.id)
  expect([await found('old'), await found('OLD@example.com')]).toEqual([[], [id]])
  await world.browser().request('POST', '/api/v1/session', { email: 'old@example.com', password: PASSWORD })
  expect(await found('old')).toEqual([id])
})

test('a blocked person is signed out at once, everywhere, until unblocked', async () => {
  await using world = await setUp()
  const boss = await admin(world)
  const ana = await world.registered('ana@example.com')
  const edit = (isBlocked: boolean) => boss.request('PATCH', `/api/v1/people/${ana.id}`, { isBlocked })
  expect((await edit(true)).json().isBlocked).toBe(true)
  expect((await ana.request('PATCH', '/api/v1/account', { name: 'x' })).statusCode).toBe(401)
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
  const signIn = () =>
    world.browser().request('POST', '/api/v1/session', { email: 'ana@example.com', password: PASSWORD })
  expect((await signIn()).json()).toMatchObject({ status: 403, code: 'blocked' })
  await edit(false)
  expect((await signIn()).statusCode).toBe(200)
})

test('a role takes effect at once, and the last administrator keeps it', async () => {
  await using world = await setUp()
  const boss = await admin(world)
  const second = await world.registered('second@example.com')
  const demote = (who: Browser, id: string) =>
    who.request('PATCH', `/api/v1/people/${id}`, { role: 'member' })
  expect((await demote(boss, boss.id)).json()).toMatchObject({ status: 409, code: 'last-admin' })
  const blocked = await boss.request('PATCH', `/api/v1/people/${boss.id}`, { isBlocked: true })
  expect(blocked.json().code).toBe('last-admin')

  await boss.request('PATCH', `/api/v1/people/${second.id}`, { role: 'admin' })
  expect((await second.request('PATCH', `/api/v1/people/${boss.id}`, { role: 'admin' })).statusCode).toBe(200)
  const answers = await Promise.all([demote(boss, second.id), demote(second, boss.id)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).not.toEqual([200, 200])
  const { docs } = await world.firestore.collection('accounts').where('role', '==', 'admin').get()
  expect(docs).toHaveLength(1)
})

test('a quota set by an administrator takes effect at once, is on the trail, and can be withdrawn', async () => {
  await using world = await setUp()
  const boss = await admin(world)
  const ana = await world.registered()
  const give = (quotaBytes: unknown) => boss.request('PATCH', `/api/v1/people/${ana.id}`, { quotaBytes })
  const upload = (sha256: string) =>
    ana.request('POST', '/api/v1/photos/uploads', {
      name: 'a.jpg',
      contentType: 'image/jpeg',
      size: 600,
      sha256: sha256.repeat(64),
    })
  expect((await give(1000)).json()).toMatchObject({ quotaBytes: 1000, quota: { limit: 1000, used: 0 } })
  expect([(await upload('a')).statusCode, (await upload('b')).statusCode]).toEqual([201, 403])
  expect((await ana.request('GET', '/api/v1/account')).json().quota).toEqual({
    limit: 1000,
    used: 600,
    byRoom: { photos: 600 },
  })
  // The quota is less than what is stored: nothing is lost, and nothing can be added.
  expect((await give(0)).json().quota).toMatchObject({ limit: 0, used: 600 })
  expect((await upload('b')).statusCode).toBe(403)
  expect((await give(null)).json()).toMatchObject({ quotaBytes: null, quota: { limit: 1024 ** 3 } })
  expect((await upload('b')).statusCode).toBe(201)
  await give(null)
  const { items } = (await boss.request('GET', `/api/v1/trail?accountId=${ana.id}&kind=quota-changed`)).json()
  expect(items.map(({ detail }: { detail: string }) => detail).sort()).toEqual([
    '0 bytes',
    '1000 bytes',
    'as everybody',
  ])
  expect(items).toEqual(items.map(() => expect.objectContaining({ actorId: boss.id })))
  for (const hostile of [-1, 0.5, 2 ** 53, '1000', [], {}, true])
    expect([hostile, (await give(hostile)).statusCode]).toEqual([hostile, 400])
})

test('ending a person’s sessions ends them all', async () => {
  await using world = await setUp()
  const boss = await admin(world)
  const ana = await world.registered()
  expect((await boss.request('DELETE', `/api/v1/people/${ana.id}/sessions`)).statusCode).toBe(204)
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
})

test('the trail tells a person what happened and from where, the latest first', async () => {
  await using world = await setUp()
  const ana = await world.registered('ana@example.com')
  const phone = world.browser({ address: '203.0.113.77', userAgent: 'Phone' })
  world.clock.advance(1000)
  await phone.request('POST', '/api/v1/session', { email: 'ana@example.com', password: 'wrong' })
  await phone.request('POST', '/api/v1/session', { email: 'ana@example.com', password: 'wrong' })
  world.clock.advance(1000)
  await ana.request('PUT', '/api/v1/account/password', { current: PASSWORD, next: 'another horse staple' })
  const { items } = (await ana.request('GET', '/api/v1/account/trail')).json()
  expect(items).toMatchObject([
    { kind: 'password-changed', network: '192.0.2.0/24', userAgent: 'Test browser' },
    { kind: 'sign-in-failed', network: '203.0.113.0/24', userAgent: 'Phone', count: 2 },
    { kind: expect.stringMatching(/registered|signed-in/) },
    { kind: expect.stringMatching(/registered|signed-in/) },
  ])
  const [first] = items
  const days =
    (Date.parse(
      (await world.firestore.doc(`securityEvents/${first.id}`).get()).get('expiresAt').toDate().toISOString(),
    ) -
      Date.parse(first.at)) /
    86_400_000
  expect(days).toBe(400)

  const page = (await ana.request('GET', '/api/v1/account/trail?limit=1')).json()
  expect(await kinds(ana, `?limit=1&cursor=${page.nextCursor}`)).toEqual(['sign-in-failed'])
})

test('a person sees their own trail, an administrator everybody’s, by person and by kind', async () => {
  await using world = await setUp()
  const boss = await admin(world)
  const ana = await world.registered()
  await boss.request('PATCH', `/api/v1/people/${ana.id}`, { isBlocked: true })
  const all = (await boss.request('GET', `/api/v1/trail?accountId=${ana.id}&kind=blocked`)).json()
  expect(all.items).toMatchObject([{ kind: 'blocked', accountId: ana.id, actorId: boss.id }])
  expect(await kinds(boss)).not.toContain('blocked')
  const everybody = (await boss.request('GET', '/api/v1/trail')).json().items
  expect(new Set(everybody.map(({ accountId }: { accountId: string }) => accountId))).toEqual(
    new Set([boss.id, ana.id]),
  )
})

test('guessing at addresses without an account fills a limited number of documents', async () => {
  await using world = await setUp()
  const { parts } = world.people
  await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      parts.trail.recordFailure({
        accountId: null,
        kind: 'sign-in-failed',
        client: { userAgent: `guess ${index}`, address: `10.0.${index}.1` },
      }),
    ),
  )
  const { docs } = await world.firestore.collection('securityEvents').get()
  expect(docs.length).toBeLessThanOrEqual(16)
  expect(docs.reduce((sum, doc) => sum + doc.get('count'), 0)).toBe(200)
})
