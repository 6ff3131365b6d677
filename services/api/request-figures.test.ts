import { expect, test } from 'vitest'
import { setUp } from './test-world.ts'

test('registering counts as a person, once it has succeeded', async () => {
  await using world = await setUp()
  await world.registered('ana@example.com')
  const again = await world
    .browser()
    .request('POST', '/api/v1/accounts', { email: 'ana', password: 'x', name: '' })
  expect(again.statusCode).toBeGreaterThanOrEqual(400)
  const counted = world.lines.filter(({ figure }) => figure !== undefined)
  expect(counted.filter(({ route }) => route === '/api/v1/accounts')).toMatchObject([
    { figure: { name: 'person-registered', value: 1 }, answeredMs: expect.any(Number) },
  ])
})

test('an account’s events are in the log, without what names a device', async () => {
  await using world = await setUp()
  const { id } = await world.registered()
  const trail = world.lines.flatMap(({ securityEvent }) => securityEvent ?? [])
  expect(trail).toContainEqual({
    kind: 'registered',
    accountId: id,
    actorId: null,
    network: expect.any(String),
  })
})

test('a failed sign-in is in the log, too', async () => {
  await using world = await setUp()
  await world
    .browser()
    .request('POST', '/api/v1/session', { email: 'nobody@example.com', password: 'wrong-password' })
  expect(world.lines).toContainEqual(
    expect.objectContaining({
      securityEvent: expect.objectContaining({ kind: 'sign-in-failed', accountId: null }),
    }),
  )
})
