import { expect, test } from 'vitest'
import { createSecretKeyReader, createSecretKeys } from './secret-keys.ts'
import { SECRETS, startTestCloud } from './test-cloud.ts'

const secret = SECRETS['mailbox-key']

test('a program that may neither list nor add keys reads those that it is told of', async () => {
  await using cloud = await startTestCloud()
  const { now } = cloud.clock
  const made = await createSecretKeys({ secrets: cloud.secrets, secret, now }).newest()
  const { accessSecretVersion } = cloud.secrets
  const access = accessSecretVersion.bind(cloud.secrets) as typeof accessSecretVersion
  const reader = createSecretKeyReader({ secrets: { accessSecretVersion: access }, secret, now })

  expect(await reader.find(made.id)).toEqual(made)
  for (const id of ['2', 'latest', '../1', '']) expect(await reader.find(id)).toBeNull()

  await cloud.secrets.disableSecretVersion({ name: `${secret}/versions/${made.id}` })
  cloud.clock.advance(5 * 60_000 + 1)
  expect(await reader.find(made.id), 'a key that was disabled opens nothing any more').toBeNull()
})
