import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SecretManagerServiceClient } from '@google-cloud/secret-manager'
import { credentials, status } from '@grpc/grpc-js'
import { expect, test } from 'vitest'
import { createClock } from '../clock.ts'
import type { Happening } from '../happenings.ts'
import { serve } from '../pubsub/testing.ts'
import { createSecretManager } from './secret-manager.ts'

const PARENT = 'projects/atelier-local'
const KEY = `${PARENT}/secrets/token-signing-key`
const NUMBERED = 'projects/100000000001/secrets/token-signing-key'

async function setUp(dataDir = mkdtempSync(join(tmpdir(), 'secrets-'))) {
  const description = {
    projectId: 'atelier-local',
    projectNumber: '100000000001',
    secrets: [
      { name: 'token-signing-key', versions: [] },
      { name: 'another', versions: [Buffer.from('from Terraform')] },
    ],
  }
  const happenings: Happening[] = []
  const secretManager = createSecretManager({
    description,
    clock: createClock(),
    dataDir,
    tell: (happening) => happenings.push(happening),
  })
  const { port, stop } = await serve(await secretManager.services())
  const client = new SecretManagerServiceClient({
    projectId: 'atelier-local',
    apiEndpoint: '127.0.0.1',
    port,
    sslCreds: credentials.createInsecure(),
  })
  const stopAll = async () => {
    await client.close()
    stop()
    secretManager.close()
  }
  return {
    client,
    secretManager,
    happenings,
    dataDir,
    stop: stopAll,
    add: async (text: string) => {
      const [version] = await client.addSecretVersion({ parent: KEY, payload: { data: Buffer.from(text) } })
      return version.name
    },
    async [Symbol.asyncDispose]() {
      await stopAll()
      rmSync(dataDir, { recursive: true })
    },
  }
}

test('`latest` means the newest version, and older ones stay available by number', async () => {
  await using world = await setUp()
  expect(await world.add('one')).toBe(`${NUMBERED}/versions/1`)
  expect(await world.add('two')).toBe(`${NUMBERED}/versions/2`)

  const [latest] = await world.client.accessSecretVersion({ name: `${KEY}/versions/latest` })
  const [first] = await world.client.accessSecretVersion({ name: `${KEY}/versions/1` })

  expect(latest.name).toBe(`${NUMBERED}/versions/2`)
  expect(String(latest.payload?.data)).toBe('two')
  expect(String(first.payload?.data)).toBe('one')
  expect(world.secretManager.access('token-signing-key', 'latest').toString()).toBe('two')
})

test('a payload with a wrong checksum is refused', async () => {
  await using world = await setUp()
  const data = Buffer.from('123456789')
  // The check value of CRC-32C for "123456789".
  const [version] = await world.client.addSecretVersion({
    parent: KEY,
    payload: { data, dataCrc32c: 0xe3069283 },
  })
  const [accessed] = await world.client.accessSecretVersion({ name: version.name! })
  expect(Number(accessed.payload?.dataCrc32c)).toBe(0xe3069283)
  await expect(
    world.client.addSecretVersion({ parent: KEY, payload: { data, dataCrc32c: 1 } }),
  ).rejects.toMatchObject({
    code: status.INVALID_ARGUMENT,
  })
})

test('a missing secret or version is NOT_FOUND with Google’s message', async () => {
  await using world = await setUp()
  await expect(world.client.accessSecretVersion({ name: `${KEY}/versions/latest` })).rejects.toMatchObject({
    code: status.NOT_FOUND,
    details: `Secret [${NUMBERED}] not found or has no versions.`,
  })
  await expect(world.client.getSecret({ name: `${PARENT}/secrets/nothing` })).rejects.toMatchObject({
    code: status.NOT_FOUND,
    details: 'Secret [projects/100000000001/secrets/nothing] not found.',
  })
  await world.add('one')
  await expect(world.client.accessSecretVersion({ name: `${KEY}/versions/7` })).rejects.toMatchObject({
    code: status.NOT_FOUND,
    details: `Secret Version [${NUMBERED}/versions/7] not found.`,
  })
})

test('a disabled version cannot be read until it is enabled again, a destroyed one never', async () => {
  await using world = await setUp()
  await world.add('one')
  const name = `${KEY}/versions/1`

  await world.client.disableSecretVersion({ name })
  await expect(world.client.accessSecretVersion({ name })).rejects.toMatchObject({
    code: status.FAILED_PRECONDITION,
    details: `Secret Version [${NUMBERED}/versions/1] is in DISABLED state.`,
  })
  await world.client.enableSecretVersion({ name })
  expect(world.secretManager.access('token-signing-key', '1').toString()).toBe('one')

  await world.client.destroySecretVersion({ name })
  await expect(world.client.accessSecretVersion({ name })).rejects.toMatchObject({
    details: `Secret Version [${NUMBERED}/versions/1] is in DESTROYED state.`,
  })
  await expect(world.client.enableSecretVersion({ name })).rejects.toMatchObject({
    code: status.FAILED_PRECONDITION,
  })
})

test('secrets are listed, and versions newest first and by state', async () => {
  await using world = await setUp()
  for (const text of ['one', 'two', 'three']) await world.add(text)
  await world.client.disableSecretVersion({ name: `${KEY}/versions/2` })

  const [secrets] = await world.client.listSecrets({ parent: PARENT })
  const byHand = { autoPaginate: false }
  const [newest, next] = await world.client.listSecretVersions({ parent: KEY, pageSize: 2 }, byHand)
  const [oldest] = await world.client.listSecretVersions(next!, byHand)
  const [enabled] = await world.client.listSecretVersions({ parent: KEY, filter: 'state:ENABLED' })

  expect(secrets.map(({ name }) => name?.split('/').at(-1))).toEqual(['another', 'token-signing-key'])
  expect(newest.map(({ name }) => name?.split('/').at(-1))).toEqual(['3', '2'])
  expect(oldest.map(({ name }) => name?.split('/').at(-1))).toEqual(['1'])
  expect(enabled.map(({ name }) => name?.split('/').at(-1))).toEqual(['3', '1'])
})

test('versions survive a restart, in a file that only its owner may read', async () => {
  const before = await setUp()
  await before.add('one')
  await before.stop()
  await using world = await setUp(before.dataDir)

  const [described] = await world.client.listSecretVersions({ parent: `${PARENT}/secrets/another` })
  expect(described).toHaveLength(1)
  expect(world.secretManager.access('another', 'latest').toString()).toBe('from Terraform')
  expect(world.secretManager.access('token-signing-key', 'latest').toString()).toBe('one')
  expect(statSync(join(world.dataDir, 'secret-manager.db')).mode & 0o777).toBe(0o600)
})

test('methods that are not simulated answer UNIMPLEMENTED', async () => {
  await using world = await setUp()
  await expect(
    world.client.createSecret({ parent: PARENT, secretId: 'new', secret: {} }),
  ).rejects.toMatchObject({
    code: status.UNIMPLEMENTED,
    details: 'CreateSecret is not simulated by the local cloud.',
  })
})

test('what is done with a secret is told, and what is refused is not', async () => {
  await using world = await setUp()
  await world.add('one')
  await world.client.accessSecretVersion({ name: `${KEY}/versions/latest` })
  await expect(world.client.accessSecretVersion({ name: `${KEY}/versions/9` })).rejects.toThrow('not found')
  world.secretManager.access('token-signing-key', 'latest')

  const secret = 'token-signing-key'
  expect(world.happenings).toEqual([
    { kind: 'secret', method: 'AddSecretVersion', secret, account: null },
    { kind: 'secret', method: 'AccessSecretVersion', secret, account: null },
    { kind: 'secret', method: 'AccessSecretVersion', secret, account: null },
  ])
})
