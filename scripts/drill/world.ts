// A database and buckets as in production, on this machine and with nothing else, for a drill.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { localEnvironment } from '../../infra/environments.ts'
import { synthesize } from '../../infra/synthesize.ts'
import { startLocalCloud } from '../../local-cloud/start.ts'
import { type BucketName, buckets } from '../../services/platform/buckets.ts'
import { connectFirestore, connectStorage } from '../../services/platform/clients.ts'
import { perName } from '../../services/platform/per-name.ts'

const OPERATOR = 'drill-operator'

/** What nothing else on earth could give back. */
export const KEPT = (Object.keys(buckets) as BucketName[]).filter((name) => !buckets[name].canBeRemade)

export interface DrillWorld extends AsyncDisposable {
  firestore: Firestore
  buckets: Map<string, Bucket>
}

export async function startWorld(): Promise<DrillWorld> {
  const environment = { ...localEnvironment(8080), isDisposable: false }
  const { projectId } = environment
  const { provider, resource } = synthesize(environment)
  const member = `serviceAccount:${OPERATOR}@${projectId}.iam.gserviceaccount.com`
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-drill-'))
  const cloud = await startLocalCloud(
    {
      provider,
      resource: {
        google_firestore_database: resource.google_firestore_database,
        google_storage_bucket: resource.google_storage_bucket,
        google_service_account: { operator: { account_id: OPERATOR } },
        // Whoever restores needs no more than this, and has it only for as long as it takes.
        google_project_iam_member: {
          database: { project: projectId, role: 'roles/datastore.user', member },
        },
        google_storage_bucket_iam_member: Object.fromEntries(
          KEPT.map((name) => [
            name,
            { bucket: `${projectId}-${name}`, role: 'roles/storage.objectUser', member },
          ]),
        ),
      },
    },
    { dataDir, root: dataDir },
  )
  const config = cloud.environmentFor(OPERATOR)
  Object.assign(process.env, config)
  const [firestore, storage] = await Promise.all([
    connectFirestore({ ...config, GOOGLE_CLOUD_PROJECT: projectId }),
    connectStorage({ ...config, GOOGLE_CLOUD_PROJECT: projectId }),
  ])
  return {
    firestore,
    buckets: new Map(Object.entries(perName(KEPT, (name) => storage.bucket(`${projectId}-${name}`)))),
    async [Symbol.asyncDispose]() {
      await firestore.terminate()
      await cloud.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
