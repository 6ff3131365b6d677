import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { startLocalCloud } from '../../local-cloud/start.ts'
import { type Proof, prove, proveAll } from './proving.ts'
import { record } from './recording.ts'
import { unusedOf } from './report.ts'
import type { Scenario } from './scenario.ts'
import { largeRoles, smallerRoles } from './smaller-roles.ts'
import type { World } from './world.ts'

const member = 'serviceAccount:reader@studio.iam.gserviceaccount.com'

/** The reader may write too, and publish, but only reads. */
const TERRAFORM = {
  provider: { google: [{ project: 'studio', region: 'europe-west1' }] },
  resource: {
    google_service_account: { reader: { account_id: 'reader' } },
    google_firestore_database: {
      main: { name: '(default)', type: 'FIRESTORE_NATIVE', location_id: 'europe-west1' },
    },
    google_pubsub_topic: { news: { name: 'news' } },
    google_project_iam_member: {
      reader: { project: 'studio', role: 'roles/datastore.user', member },
    },
    google_pubsub_topic_iam_member: {
      reader: { topic: 'news', role: 'roles/pubsub.publisher', member },
    },
  },
}

async function setUp() {
  const dataDir = mkdtempSync(join(tmpdir(), 'check-iam-'))
  const keysDir = join(tmpdir(), 'local-cloud-test-keys')
  const cloud = await startLocalCloud(TERRAFORM, { dataDir, root: dataDir, keysDir })
  const host = cloud.environmentFor('reader').FIRESTORE_EMULATOR_HOST ?? ''
  const firestore = new Firestore({ projectId: 'studio', host, ssl: false })
  const world = { cloud, refusals: [], told: [] } as unknown as World
  world.seenBy = () => ({ ...world, async [Symbol.asyncDispose]() {} })
  const stop = cloud.policy.watchRefusals((refusal) => void world.refusals.push(refusal))
  const scenarios: Scenario[] = [
    { name: 'a note is read', run: async () => void (await firestore.doc('notes/one').get()) },
    { name: 'nothing is done', run: async () => {} },
  ]
  return {
    world,
    scenarios,
    bindings: cloud.policy.bindings().filter((binding) => binding.member === member),
    async [Symbol.asyncDispose]() {
      stop()
      await firestore.terminate()
      await cloud.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

test('a binding that is taken away makes its scenario fail with what Google answers', async () => {
  await using run = await setUp()
  const { world, scenarios, bindings } = run
  const recording = await record(world, scenarios, () => undefined)
  const [database, topic] = ['datastore', 'pubsub'].map((service) =>
    bindings.find(({ role }) => role.includes(service)),
  )
  const proofs = [
    await prove(world, database!, { scenarios, recording }),
    await prove(world, topic!, { scenarios, recording }),
  ]

  expect(recording.failed).toEqual([])
  expect(proofs[0]?.failing).toMatchObject({
    scenario: 'a note is read',
    refusal: { status: 'PERMISSION_DENIED', message: 'Missing or insufficient permissions.' },
  })
  expect(unusedOf(bindings, recording)).toEqual([topic])
  expect(proofs[1]?.failing).toBeNull()
  // The binding is back.
  expect(world.cloud.policy.bindings()).toEqual(expect.arrayContaining([database]))
  expect(largeRoles(bindings, recording.uses)).toMatchObject([
    { binding: database, used: ['datastore.entities.get'], smaller: ['roles/datastore.viewer'] },
  ])
})

test('what is about one service is shown beside what is about others', async () => {
  await using run = await setUp()
  const { world, bindings } = run
  const scenarios = run.scenarios.map((scenario, index) => ({
    ...scenario,
    service: index === 0 ? 'reader' : 'idler',
  }))
  const database = bindings.find(({ role }) => role.includes('datastore'))!
  const recording = await record(world, scenarios, () => undefined)
  const proofs: Proof[] = []
  await proveAll(world, [database], { scenarios, recording }, (proof) => void proofs.push(proof))

  expect([...(recording.uses.values().next().value?.scenarios ?? [])]).toEqual(['a note is read'])
  expect(proofs).toMatchObject([{ binding: database, failing: { scenario: 'a note is read' } }])
})

test('a binding that somebody adds is needed by no scenario', async () => {
  await using run = await setUp()
  const { world, scenarios } = run
  const foreign = { member: 'allUsers', role: 'roles/pubsub.viewer', resource: 'topic/news', condition: null }
  world.cloud.policy.grant(foreign)

  const recording = await record(world, scenarios, () => undefined)

  expect(unusedOf([foreign], recording)).toEqual([foreign])
})

test.each([
  ['roles/storage.objectUser', ['storage.objects.get'], 'roles/storage.objectViewer'],
  ['roles/storage.objectUser', ['storage.objects.get', 'storage.objects.delete'], undefined],
  [
    'roles/storage.objectUser',
    ['storage.objects.get', 'storage.objects.create'],
    'roles/storage.objectViewer + roles/storage.objectCreator',
  ],
  [
    'roles/iam.serviceAccountTokenCreator',
    ['iam.serviceAccounts.getOpenIdToken'],
    'roles/iam.serviceAccountOpenIdTokenCreator',
  ],
  ['roles/pubsub.publisher', ['pubsub.topics.publish'], undefined],
])('for %s of which %j is used, %s is enough', (role, used, smallest) => {
  expect(smallerRoles(role, new Set(used))[0]).toBe(smallest)
})
