import { expect, test } from 'vitest'
import { DAY_MS } from '../platform/durations.ts'
import { OPERATOR, PASSWORD, setUp } from './test-world.ts'

const kinds = async (person: { request: (method: 'GET', url: string) => Promise<{ json(): unknown }> }) =>
  ((await person.request('GET', '/api/v1/account/trail')).json() as { items: { kind: string }[] }).items.map(
    ({ kind }) => kind,
  )

test('an account is deleted in seven days, unless its owner cancels the deletion', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const ask = (password: string) => ana.request('POST', '/api/v1/account/deletion', { password })
  expect((await ask('wrong')).json()).toMatchObject({ status: 400, code: 'wrong-password' })
  const earliest = world.clock.now() + 7 * DAY_MS
  const { deletionDueAt } = (await ask(PASSWORD)).json()
  expect(Date.parse(deletionDueAt)).toBeGreaterThanOrEqual(earliest)
  expect(Date.parse(deletionDueAt)).toBeLessThanOrEqual(world.clock.now() + 7 * DAY_MS)
  world.clock.advance(1000)
  // After a second request the first date stays and no second mail is sent.
  expect((await ask(PASSWORD)).json()).toMatchObject({ deletionDueAt })
  expect(world.events).toMatchObject([{ topic: 'account-mail-due' }])

  const kept = await ana.request('DELETE', '/api/v1/account/deletion')
  expect(kept.json()).toMatchObject({ deletionDueAt: null })
  await ana.request('DELETE', '/api/v1/account/deletion')
  expect((await kinds(ana)).filter((kind) => kind.startsWith('deletion'))).toEqual([
    'deletion-cancelled',
    'deletion-requested',
  ])
})

test('the last remaining administrator cannot leave', async () => {
  await using world = await setUp()
  const [ana, bob] = [await world.registered('ana@example.com'), await world.registered('bob@example.com')]
  for (const email of ['ana@example.com', 'bob@example.com'])
    await world.people.roles.grant(email, 'admin', OPERATOR)
  const leave = (person: typeof ana) =>
    person.request('POST', '/api/v1/account/deletion', { password: PASSWORD })
  expect((await leave(ana)).statusCode).toBe(200)
  expect((await leave(bob)).json()).toMatchObject({ status: 409, code: 'last-admin' })
  await ana.request('DELETE', '/api/v1/account/deletion')
  expect((await leave(bob)).statusCode).toBe(200)
})
