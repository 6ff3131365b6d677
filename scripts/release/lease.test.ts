import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startLocalCloud } from '../../local-cloud/start.ts'
import { createBucketLedger } from './bucket-ledger.ts'
import type { Cloud, Target } from './cloud.ts'
import { createFileLedger } from './file-ledger.ts'
import { takeLease } from './lease.ts'
import { isInterrupted, type Ledger, type Release } from './ledger.ts'
import { rollback } from './rollback.ts'

const NOW = Date.parse('2026-11-27T12:00:00Z')
const now = () => NOW

function setUp() {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-'))
  const ledger = createFileLedger(directory)
  return {
    ledger,
    take: (image = 'sha256:1', mayTakeOver = false) =>
      takeLease({ ledger, by: 'ana', now }, image, () => mayTakeOver),
    /** Leaves a release as `kill -9` does. */
    async interrupt() {
      const { record, version } = await ledger.read()
      if (!record.underway) throw new Error('Nothing is under way')
      await ledger.write({ ...record, underway: { ...record.underway, pid: 2 ** 30 } }, version)
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true }),
  }
}

const release = (name: string): Release => ({
  image: name,
  at: '',
  by: 'ana',
  revisions: { api: `api-${name}` },
})

test('while one release goes on another is refused, and told who and since when', async () => {
  using world = setUp()
  const lease = await world.take()
  await lease.note({ stage: '10 %' })

  await expect(world.take('sha256:2', true)).rejects.toThrow(
    /sha256:1 was begun by ana .* at 2026-11-27T12:00:00.000Z, is at the stage "10 %" and goes on/,
  )

  await lease.finish(release('1'))
  await world.take('sha256:2')
})

test('an interrupted release is only taken over by who goes on with it', async () => {
  using world = setUp()
  const first = await world.take()
  await first.note({ stage: '50 %', from: { api: 'api-1' }, to: { api: 'api-2' } })
  await world.interrupt()

  await expect(world.take('sha256:2')).rejects.toThrow(
    /was interrupted. release -- deploy with the same digest/,
  )
  const second = await world.take('sha256:1', true)
  expect(second.underway()).toMatchObject({ stage: '50 %', from: { api: 'api-1' }, to: { api: 'api-2' } })
})

test('on another machine a release counts as interrupted after two minutes of silence', () => {
  const underway = { image: '', by: '', host: 'elsewhere', pid: 1, since: '', stage: '', from: {}, to: {} }
  const seen = new Date(NOW).toISOString()
  expect(isInterrupted({ ...underway, seen }, NOW + 119_000)).toBe(false)
  expect(isInterrupted({ ...underway, seen }, NOW + 121_000)).toBe(true)
})

describe('going back', () => {
  /** A cloud that only knows who has the traffic. */
  function traffic(...ready: string[]) {
    const set: Record<string, readonly Target[]> = {}
    const cloud: Pick<Cloud, 'setTraffic' | 'readyRevisions'> = {
      readyRevisions: async () => ready,
      async setTraffic(service, targets) {
        set[service] = targets
      },
    }
    return { set, cloud: cloud as Cloud }
  }

  async function released(world: ReturnType<typeof setUp>, ...names: string[]) {
    for (const name of names) await (await world.take()).finish(release(name))
  }

  test('gives all traffic to the release before, which is then the last one', async () => {
    using world = setUp()
    await released(world, '1', '2', '3')
    const { set, cloud } = traffic('api-2')

    await rollback({ cloud, lease: await world.take(), now, by: 'ben' })

    expect(set).toEqual({ api: [{ revision: 'api-2', percent: 100 }] })
    expect((await world.ledger.read()).record.releases.map(({ image }) => image)).toEqual(['2', '1'])
  })

  test('from an interrupted release goes to what was there before it', async () => {
    using world = setUp()
    await released(world, '1', '2')
    await (await world.take()).note({ from: { api: 'api-2' }, to: { api: 'api-3' } })
    await world.interrupt()
    const { set, cloud } = traffic('api-2')

    await rollback({ cloud, lease: await world.take('x', true), now, by: 'ben' })

    expect(set).toEqual({ api: [{ revision: 'api-2', percent: 100 }] })
    const { record } = await world.ledger.read()
    expect(record).toMatchObject({ underway: null, takenBack: { image: 'sha256:1' } })
    expect(record.releases.map(({ image }) => image)).toEqual(['2', '1'])
  })

  test('changes nothing when a revision is gone', async () => {
    using world = setUp()
    await released(world, '1', '2')
    const { set, cloud } = traffic('api-2')

    await expect(rollback({ cloud, lease: await world.take(), now, by: 'ben' })).rejects.toThrow('api-1')

    expect(set).toEqual({})
    expect((await world.ledger.read()).record.underway).toBeNull()
  })
})

/** What every place to keep the document in must do. */
async function keepsToTheRules(ledger: Ledger): Promise<void> {
  const { record, version } = await ledger.read()
  expect(record.releases).toEqual([])
  const next = await ledger.write({ ...record, releases: [release('1')] }, version)
  await expect(ledger.write(record, version)).rejects.toThrow('at the same moment')
  expect(await ledger.read()).toEqual({ record: { ...record, releases: [release('1')] }, version: next })
}

test('of two that read the same version only one writes: files', async () => {
  using world = setUp()
  await keepsToTheRules(world.ledger)
})

test('of two that read the same version only one writes: a bucket', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-'))
  const account = 'deployer@studio-for-tests.iam.gserviceaccount.com'
  const json = {
    provider: { google: [{ project: 'studio-for-tests', region: 'europe-west1' }] },
    resource: {
      google_service_account: { deployer: { account_id: 'deployer' } },
      google_storage_bucket: {
        state: { name: 'state-for-tests', location: 'EU', uniform_bucket_level_access: true },
      },
      google_storage_bucket_iam_member: {
        state: {
          bucket: 'state-for-tests',
          role: 'roles/storage.objectAdmin',
          member: `serviceAccount:${account}`,
        },
      },
    },
  }
  await using cloud = await startLocalCloud(json, {
    dataDir: directory,
    root: directory,
    keysDir: join(tmpdir(), 'local-cloud-test-keys'),
  })
  const metadata = cloud.environmentFor('deployer').GCE_METADATA_HOST
  const answer = await fetch(
    `http://${metadata}/computeMetadata/v1/instance/service-accounts/default/token`,
    {
      headers: { 'metadata-flavor': 'Google' },
    },
  )
  const { access_token } = (await answer.json()) as { access_token: string }

  await keepsToTheRules(
    createBucketLedger({
      storageUrl: cloud.storageUrl,
      bucket: 'state-for-tests',
      token: async () => access_token,
    }),
  )
  rmSync(directory, { recursive: true, force: true })
})
