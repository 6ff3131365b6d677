import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, credentials, type ServiceDefinition } from '@grpc/grpc-js'
import { expect, test } from 'vitest'
import { loadService } from './grpc.ts'
import { terraformOf } from './run/testing.ts'
import { startLocalCloud } from './start.ts'

const SERVICES = [
  ['@google-cloud/firestore-api', 'google.firestore.v1.Firestore'],
  ['@google-cloud/pubsub', 'google.pubsub.v1.Publisher'],
  ['@google-cloud/pubsub', 'google.pubsub.v1.Subscriber'],
  ['@google-cloud/secret-manager', 'google.cloud.secretmanager.v1.SecretManagerService'],
] as const
const GARBAGE = [
  Buffer.alloc(0),
  Buffer.from('garbage'),
  Buffer.from('0a03612f62', 'hex'),
  Buffer.alloc(64, 0xff),
]

test('no method ends the process, whatever bytes it receives', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'garbage-'))
  await using cloud = await startLocalCloud(terraformOf({}), {
    dataDir,
    root: dataDir,
    keysDir: join(tmpdir(), 'local-cloud-test-keys'),
  })
  const address = cloud.environmentFor('tool-runner').FIRESTORE_EMULATOR_HOST!
  const client = new Client(address, credentials.createInsecure())
  const asIs = (bytes: Buffer) => bytes
  const methods = SERVICES.flatMap(([packageName, service]) =>
    Object.values(loadService(packageName, service) as ServiceDefinition),
  )

  for (const { path, requestStream } of methods)
    for (const bytes of GARBAGE)
      await new Promise<void>((resolve) => {
        const call = client.makeBidiStreamRequest(path, asIs, asIs, { deadline: Date.now() + 5000 })
        call.on('error', () => resolve())
        call.on('status', () => resolve())
        call.on('data', () => requestStream && call.cancel())
        call.write(bytes)
        call.end()
      })

  expect(methods.length).toBeGreaterThan(40)
  const answer = await fetch(`${cloud.consoleUrl}/metrics`)
  expect(answer.status).toBe(200)
  client.close()
  rmSync(dataDir, { recursive: true, force: true })
})
