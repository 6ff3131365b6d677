// What nothing else on earth could give back, opened by an operator: in a local studio's folder, where nothing else may
// run meanwhile, or in a project, with the operator's own Google credentials.
import { Firestore } from '@google-cloud/firestore'
import { type Bucket, Storage } from '@google-cloud/storage'
import { type Environment, localEnvironment } from '../../infra/environments.ts'
import { synthesize } from '../../infra/synthesize.ts'
import { startLocalCloud } from '../../local-cloud/start.ts'
import { type BucketName, buckets } from '../../services/platform/buckets.ts'
import { connectFirestore, connectStorage } from '../../services/platform/clients.ts'
import { perName } from '../../services/platform/per-name.ts'

const OPERATOR = 'restore-operator'

const KEPT = (Object.keys(buckets) as BucketName[]).filter((name) => !buckets[name].canBeRemade)
export type KeptBucket = (typeof KEPT)[number]

export interface KeptData extends AsyncDisposable {
  firestore: Firestore
  /** By role. */
  buckets: ReadonlyMap<KeptBucket, Bucket>
}

export function openProject(projectId: string): KeptData {
  const firestore = new Firestore({ projectId })
  return {
    firestore,
    buckets: bucketsOf(new Storage({ projectId }), projectId),
    [Symbol.asyncDispose]: () => firestore.terminate(),
  }
}

/** Starts the database and the buckets alone: no service answers, and no event is sent. */
export async function openFolder(
  dataDir: string,
  environment: Environment = localEnvironment(8080),
): Promise<KeptData> {
  const { projectId } = environment
  const { provider, resource } = synthesize(environment)
  const member = `serviceAccount:${OPERATOR}@${projectId}.iam.gserviceaccount.com`
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
  const config = { ...cloud.environmentFor(OPERATOR), GOOGLE_CLOUD_PROJECT: projectId }
  Object.assign(process.env, config)
  const [firestore, storage] = await Promise.all([connectFirestore(config), connectStorage(config)])
  return {
    firestore,
    buckets: bucketsOf(storage, projectId),
    async [Symbol.asyncDispose]() {
      await firestore.terminate()
      await cloud.stop()
    },
  }
}

const bucketsOf = (storage: Storage, projectId: string): KeptData['buckets'] =>
  new Map(Object.entries(perName(KEPT, (name) => storage.bucket(`${projectId}-${name}`)))) as Map<
    KeptBucket,
    Bucket
  >
