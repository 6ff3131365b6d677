// What nothing else on earth could give back, opened by an operator: in a local studio's folder, where nothing else may
// run meanwhile, or in a project, with the operator's own Google credentials.
import { Firestore } from '@google-cloud/firestore'
import { FirestoreAdminClient } from '@google-cloud/firestore-api'
import { type Bucket, Storage } from '@google-cloud/storage'
import { Compute } from 'google-auth-library'
import { type Environment, localEnvironment } from '../../infra/environments.ts'
import { synthesize, type TerraformJson } from '../../infra/synthesize.ts'
import type { Clock } from '../../local-cloud/clock.ts'
import { startLocalCloud } from '../../local-cloud/start.ts'
import { type BucketName, bucketNames, buckets } from '../../services/platform/buckets.ts'
import { connectFirestore, connectStorage } from '../../services/platform/clients.ts'
import { perName } from '../../services/platform/per-name.ts'
import { PROJECT_ROOT } from '../studio.ts'

const OPERATOR = 'restore-operator'

const KEPT = bucketNames.filter((name) => !buckets[name].canBeRemade)
export type KeptBucket = (typeof KEPT)[number]

export interface KeptData extends AsyncDisposable {
  projectId: string
  firestore: Firestore
  /** Manages databases and their backups. */
  admin: FirestoreAdminClient
  /** A client of another database of the project, which the caller ends. */
  openDatabase(databaseId: string): Firestore
  /** By role. */
  buckets: ReadonlyMap<KeptBucket, Bucket>
  /** What is made from originals, and not kept once it is deleted. */
  renditions: Bucket
  /** Milliseconds since the epoch where the data is. */
  now(): number
}

/** Data on this machine, in a cloud whose clock can be moved. */
export interface LocalData extends KeptData {
  clock: Clock
}

export function openProject(projectId: string): KeptData {
  const firestore = new Firestore({ projectId })
  const admin = new FirestoreAdminClient({ projectId, fallback: true })
  const storage = new Storage({ projectId })
  return {
    projectId,
    firestore,
    admin,
    openDatabase: (databaseId) => new Firestore({ projectId, databaseId }),
    buckets: bucketsOf(storage, projectId),
    renditions: renditionsOf(storage, projectId),
    now: Date.now,
    async [Symbol.asyncDispose]() {
      await Promise.all([firestore.terminate(), admin.close()])
    },
  }
}

/**
 * Opens a studio that does not run now. Its whole cloud starts, because topics and subscriptions that are not described
 * would be removed with the messages that wait in them.
 */
export const openStudio = (dataDir: string) =>
  open(dataDir, localEnvironment(8080), ({ resource }) => resource)

/** Starts the database and the buckets alone in a new folder: no service answers, and no event is sent. */
export const openNewFolder = (dataDir: string, environment: Environment = localEnvironment(8080)) =>
  open(
    dataDir,
    environment,
    ({
      resource: { google_firestore_database, google_firestore_backup_schedule, google_storage_bucket },
    }) => ({
      google_firestore_database,
      google_firestore_backup_schedule,
      google_storage_bucket,
    }),
  )

async function open(
  dataDir: string,
  environment: Environment,
  choose: (all: TerraformJson) => Record<string, object | undefined>,
): Promise<LocalData> {
  const { projectId } = environment
  const all = synthesize(environment)
  const chosen = choose(all)
  const member = `serviceAccount:${OPERATOR}@${projectId}.iam.gserviceaccount.com`
  const objectUsers = bucketNames.flatMap((name) =>
    ['roles/storage.objectUser', 'roles/storage.bucketViewer'].map((role) => [
      `restore-${name}-${role}`,
      { bucket: `${projectId}-${name}`, role, member },
    ]),
  )
  const cloud = await startLocalCloud(
    {
      ...all,
      resource: {
        ...chosen,
        google_service_account: { ...chosen.google_service_account, operator: { account_id: OPERATOR } },
        // Whoever restores needs no more than this, and has it only for as long as it takes. Only an owner may delete
        // the database into which a backup is restored for a while.
        google_project_iam_member: {
          ...chosen.google_project_iam_member,
          restore: { project: projectId, role: 'roles/datastore.owner', member },
        },
        google_storage_bucket_iam_member: {
          ...chosen.google_storage_bucket_iam_member,
          ...Object.fromEntries(objectUsers),
        },
      },
    },
    { dataDir, root: PROJECT_ROOT },
  )
  const addresses: Record<string, string> = cloud.environmentFor(OPERATOR)
  const config = { ...addresses, GOOGLE_CLOUD_PROJECT: projectId }
  Object.assign(process.env, config)
  const [firestore, storage] = await Promise.all([connectFirestore(config), connectStorage(config)])
  const { hostname, port } = new URL(cloud.consoleUrl)
  const admin = new FirestoreAdminClient({
    ...{ projectId, fallback: true, protocol: 'http', apiEndpoint: hostname, port: Number(port) },
    authClient: new Compute(),
  })
  return {
    projectId,
    firestore,
    admin,
    openDatabase: (databaseId) =>
      new Firestore({ projectId, databaseId, host: addresses.FIRESTORE_EMULATOR_HOST ?? '', ssl: false }),
    buckets: bucketsOf(storage, projectId),
    renditions: renditionsOf(storage, projectId),
    now: cloud.clock.now,
    clock: cloud.clock,
    async [Symbol.asyncDispose]() {
      try {
        await admin.close()
        // The client refuses to end while it writes in bulk, as it does when somebody interrupts.
        await firestore.terminate()
      } finally {
        await cloud.stop()
      }
    },
  }
}

const bucketsOf = (storage: Storage, projectId: string): KeptData['buckets'] =>
  new Map(Object.entries(perName(KEPT, (name) => storage.bucket(`${projectId}-${name}`)))) as Map<
    KeptBucket,
    Bucket
  >

const renditionsOf = (storage: Storage, projectId: string): Bucket =>
  storage.bucket(`${projectId}-${'renditions' satisfies BucketName}`)
