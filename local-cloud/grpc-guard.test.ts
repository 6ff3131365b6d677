import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import { PubSub } from '@google-cloud/pubsub'
import { SecretManagerServiceClient } from '@google-cloud/secret-manager'
import { credentials, type ServiceDefinition } from '@grpc/grpc-js'
import { expect, test } from 'vitest'
import { firestorePermissions } from './firestore/permissions.ts'
import { loadService } from './grpc.ts'
import { pubsubPermissions } from './pubsub/permissions.ts'
import { secretPermissions } from './secret-manager/permissions.ts'
import { startLocalCloud } from './start.ts'

const member = (account: string) => `serviceAccount:${account}@studio.iam.gserviceaccount.com`
const onDatabase = (role: string, account: string, database: string) => ({
  project: 'studio',
  role,
  member: member(account),
  condition: {
    title: 'one-database',
    expression: `resource.name == "projects/studio/databases/${database}"`,
  },
})

/** `writer` may write, publish and read the secret; `reader` reads documents; `stranger` may nothing. */
const TERRAFORM = {
  provider: { google: [{ project: 'studio', region: 'europe-west1' }] },
  resource: {
    google_service_account: {
      writer: { account_id: 'writer' },
      reader: { account_id: 'reader' },
      stranger: { account_id: 'stranger' },
    },
    google_firestore_database: {
      main: { name: '(default)', type: 'FIRESTORE_NATIVE', location_id: 'europe-west1' },
    },
    google_pubsub_topic: { news: { name: 'news' } },
    google_pubsub_subscription: {
      news: { name: 'news-reader', topic: '$' + '{google_pubsub_topic.news.id}' },
    },
    google_secret_manager_secret: { key: { secret_id: 'key', replication: { auto: {} } } },
    google_project_iam_member: {
      writer: onDatabase('roles/datastore.user', 'writer', '(default)'),
      reader: onDatabase('roles/datastore.viewer', 'reader', '(default)'),
      stranger: onDatabase('roles/datastore.user', 'stranger', 'another'),
    },
    google_pubsub_topic_iam_member: {
      writer: { topic: 'news', role: 'roles/pubsub.publisher', member: member('writer') },
    },
    google_secret_manager_secret_iam_member: {
      writer: { secret_id: 'key', role: 'roles/secretmanager.secretAccessor', member: member('writer') },
      adder: { secret_id: 'key', role: 'roles/secretmanager.secretVersionAdder', member: member('writer') },
    },
  },
}

async function setUp() {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-guard-'))
  const keysDir = join(tmpdir(), 'local-cloud-test-keys')
  const cloud = await startLocalCloud(TERRAFORM, { dataDir, root: dataDir, keysDir })
  const closing: (() => Promise<unknown>)[] = []
  const addressOf = (account: string) =>
    account === 'operator'
      ? cloud.operatorAddress
      : (cloud.environmentFor(account).FIRESTORE_EMULATOR_HOST ?? '')
  return {
    cloud,
    firestore(account: string) {
      const client = new Firestore({ projectId: 'studio', host: addressOf(account), ssl: false })
      closing.push(() => client.terminate())
      return client
    },
    pubsub(account: string) {
      process.env.PUBSUB_EMULATOR_HOST = addressOf(account)
      const client = new PubSub({ projectId: 'studio' })
      closing.push(() => client.close())
      return client
    },
    secrets(account: string) {
      const [servicePath = '', port] = addressOf(account).split(':')
      const client = new SecretManagerServiceClient({
        ...{ projectId: 'studio', servicePath, port: Number(port) },
        sslCreds: credentials.createInsecure(),
      })
      closing.push(() => client.close())
      return client
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(closing.map((close) => close()))
      await cloud.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const FIRESTORE_DENIED = { code: 7, details: 'Missing or insufficient permissions.' }

test('an account reads and writes documents as far as its role goes', async () => {
  await using world = await setUp()
  const [writer, reader, stranger] = ['writer', 'reader', 'stranger'].map(world.firestore)

  await writer?.doc('notes/one').set({ text: 'hello' })
  expect((await reader?.doc('notes/one').get())?.data()).toEqual({ text: 'hello' })
  await expect(reader?.doc('notes/two').set({ text: 'no' })).rejects.toMatchObject(FIRESTORE_DENIED)
  await expect(reader?.doc('notes/one').delete()).rejects.toMatchObject(FIRESTORE_DENIED)
  // Its binding is for another database.
  await expect(stranger?.doc('notes/one').get()).rejects.toMatchObject(FIRESTORE_DENIED)
  await expect(stranger?.collection('notes').count().get()).rejects.toMatchObject(FIRESTORE_DENIED)
  await expect(
    stranger?.runTransaction(async (transaction) => transaction.get(stranger.doc('notes/one'))),
  ).rejects.toMatchObject(FIRESTORE_DENIED)
})

test('a listener without permission is told so', async () => {
  await using world = await setUp()

  const heard = new Promise((resolve, reject) =>
    world.firestore('stranger').collection('notes').onSnapshot(resolve, reject),
  )

  await expect(heard).rejects.toThrow('Error 7: Missing or insufficient permissions.')
})

test('only who may publishes, and only who may consumes', async () => {
  await using world = await setUp()
  const publish = (account: string) =>
    world
      .pubsub(account)
      .topic('news')
      .publishMessage({ data: Buffer.from('x') })

  await publish('writer')
  await expect(publish('stranger')).rejects.toMatchObject({
    code: 7,
    details: 'User not authorized to perform this action.',
  })
  const pull = (account: string) =>
    new Promise((resolve, reject) =>
      world.pubsub(account).subscription('news-reader').once('message', resolve).once('error', reject),
    )
  await expect(pull('writer')).rejects.toMatchObject({ code: 7 })
  await expect(pull('operator')).resolves.toMatchObject({ data: Buffer.from('x') })
})

test('a refusal of Secret Manager names permission and resource', async () => {
  await using world = await setUp()
  const name = 'projects/studio/secrets/key/versions/latest'
  const payload = { data: Buffer.from('s') }
  await world.secrets('writer').addSecretVersion({ parent: 'projects/studio/secrets/key', payload })

  const [version] = await world.secrets('writer').accessSecretVersion({ name })

  expect(version.payload?.data).toEqual(Buffer.from('s'))
  await expect(world.secrets('reader').accessSecretVersion({ name })).rejects.toMatchObject({
    code: 7,
    details: `Permission 'secretmanager.versions.access' denied for resource '${name}' (or it may not exist).`,
  })
})

test('what happens tells whose call it was, also when another account writes what somebody listens to', async () => {
  await using world = await setUp()
  const [writer, reader] = ['writer', 'reader'].map(world.firestore)
  const told: unknown[] = []
  world.cloud.happenings.listen((each) => {
    if (each.kind === 'documents') told.push([each.method, each.account?.split('@')[0]])
    if (each.kind === 'secret') told.push([each.method, each.account?.split('@')[0]])
  })
  const heard = Promise.withResolvers<void>()
  const stop = reader!.doc('notes/one').onSnapshot((note) => {
    if (note.exists) heard.resolve()
    else void writer!.doc('notes/one').set({ text: 'hello' })
  }, heard.reject)
  await heard.promise
  stop()
  const payload = { data: Buffer.from('s') }
  await world.secrets('writer').addSecretVersion({ parent: 'projects/studio/secrets/key', payload })

  expect(told).toEqual(
    expect.arrayContaining([
      ['Commit', 'writer'],
      ['Listen', 'reader'],
      ['AddSecretVersion', 'writer'],
    ]),
  )
  expect(told).not.toContainEqual(['Listen', 'writer'])
})

test('a binding can be revoked and granted while the cloud runs, and its uses are seen', async () => {
  await using world = await setUp()
  const { policy } = world.cloud
  const document = world.firestore('reader').doc('notes/one')
  const binding = policy.bindings().find(({ role }) => role === 'roles/datastore.viewer')!
  const uses: unknown[] = []
  policy.watch(({ permission, resource, allowedBy }) => uses.push([permission, resource, allowedBy]))

  await document.get()
  expect(policy.revoke(binding)).toBe(true)
  await expect(document.get()).rejects.toMatchObject(FIRESTORE_DENIED)
  policy.grant(binding)
  await document.get()

  const asked = ['datastore.entities.get', 'database/(default)']
  expect(uses).toEqual([
    [...asked, [binding]],
    [...asked, []],
    [...asked, [binding]],
  ])
  expect(() => policy.grant({ ...binding, role: 'roles/editor' })).toThrow('not simulated')
})

test('every method that is offered has its permissions', () => {
  const apis = [firestorePermissions('p'), ...pubsubPermissions('p'), secretPermissions('p')]
  const packages: Record<string, string> = {
    'google.firestore.v1.Firestore': '@google-cloud/firestore-api',
    'google.pubsub.v1.Publisher': '@google-cloud/pubsub-api',
    'google.pubsub.v1.Subscriber': '@google-cloud/pubsub-api',
    'google.cloud.secretmanager.v1.SecretManagerService': '@google-cloud/secret-manager',
  }
  const missing = apis.flatMap(({ service, demands }) =>
    Object.keys(loadService(packages[service] ?? '', service) as ServiceDefinition).filter(
      (method) => !(method in demands),
    ),
  )

  // Google's reference names no permissions for these two yet; they are not simulated.
  expect(missing).toEqual(['EnableManagedRotation', 'RotateSecret'])
})
