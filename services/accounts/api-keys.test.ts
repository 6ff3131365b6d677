import { expect, test } from 'vitest'
import { newId } from '../platform/ids.ts'
import { startTestCloud } from '../platform/test-cloud.ts'
import { createTrail } from '../platform/trail.ts'
import { createApiKeyStore } from './api-key-store.ts'
import { createApiKeys } from './api-keys.ts'
import { accountIndexes } from './indexes.ts'
import { createAccountStore, newAccount } from './store.ts'

test('twenty requests at once that find room for fifteen keys make fifteen', async () => {
  await using cloud = await startTestCloud([accountIndexes])
  const { firestore, clock } = cloud
  const { now } = clock
  const accounts = createAccountStore(firestore, now)
  const account = {
    name: 'Ana',
    role: 'member',
    passwordHash: null,
    iapSubject: null,
    createdAt: now(),
  } as const
  await accounts.create(newAccount({ ...account, id: 'ana', email: 'ana@example.com' }))
  const keys = createApiKeys({
    store: createApiKeyStore(firestore),
    accounts,
    // The limit of wrong passwords would let only some of them through.
    prove: async () => {},
    trail: createTrail({ firestore, log: { info() {} }, now, newId }),
    now,
    newId,
  })
  const client = { userAgent: 'script', address: '192.0.2.1' }
  const make = () =>
    keys.create('ana', { name: 'script', scopes: ['photos:read'], expiresInDays: 30, password: '' }, client)
  for (let made = 0; made < 5; made++) await make()

  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, make))

  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(refused.map(({ reason }) => reason.reason ?? reason.message)).toEqual(Array(5).fill('too-many-keys'))
  expect(await keys.list('ana')).toHaveLength(20)
})
