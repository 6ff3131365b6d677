import { expect, test } from 'vitest'
import { PASSWORD, setUp } from '../api/test-world.ts'
import { createAccounts } from './service.ts'

const EMAIL = 'ana@example.com'
const NEXT = 'another horse staple'
const CLIENT = { userAgent: 'Test', address: '192.0.2.1' }

test('a sign-in is refused if the password changes between its check and the opening of the session', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  const { sessions } = world.people
  const slow = createAccounts({
    ...world.people.parts,
    sessions: {
      ...sessions,
      async open(account, client, change) {
        const changed = await ana.request('PUT', '/api/v1/account/password', {
          current: PASSWORD,
          next: NEXT,
        })
        expect(changed.statusCode).toBe(204)
        return sessions.open(account, client, change)
      },
    },
  })
  await expect(slow.signIn({ email: EMAIL, password: PASSWORD }, CLIENT)).rejects.toMatchObject({
    reason: 'wrong-credentials',
  })
  const { items } = (await ana.request('GET', '/api/v1/sessions')).json()
  expect(items).toHaveLength(1)
})

test('of two changes with the same current password only one is made', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  const change = (next: string) => ana.request('PUT', '/api/v1/account/password', { current: PASSWORD, next })
  const answers = await Promise.all([change(`${NEXT} 1`), change(`${NEXT} 2`)])
  expect(answers.map(({ statusCode }) => statusCode === 204).sort()).toEqual([false, true])
})
