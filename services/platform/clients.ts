import { setMaxListeners } from 'node:events'
import type { Firestore } from '@google-cloud/firestore'
import type { PubSub } from '@google-cloud/pubsub'
import type { SecretManagerServiceClient } from '@google-cloud/secret-manager'
import type { Storage } from '@google-cloud/storage'
import type { ProcessConfig } from './config.ts'
import { mapEach } from './per-name.ts'
import { type DeclaredBuckets, locateBuckets } from './resources.ts'
import { firestoreSpans } from './telemetry/firestore-spans.ts'

// The official clients are imported when first needed: they take 80 to 200 ms to load, so a cold start pays only for
// what the function uses. Identity comes from the metadata server, never from a file.

type Config = Pick<
  ProcessConfig,
  | 'GOOGLE_CLOUD_PROJECT'
  | 'STORAGE_EMULATOR_HOST'
  | 'SECRET_MANAGER_EMULATOR_HOST'
  | 'IAM_CREDENTIALS_ENDPOINT'
>

/** With this set, the clients need not ask the metadata server for the universe domain before the first call. */
const clientOptions = { universeDomain: 'googleapis.com' }

export async function connectFirestore(config: Config): Promise<Firestore> {
  const { Firestore } = await import('@google-cloud/firestore')
  return new Firestore({
    projectId: config.GOOGLE_CLOUD_PROJECT,
    clientOptions,
    openTelemetry: { tracerProvider: firestoreSpans },
  })
}

/**
 * Storage's client sends the body of an answer to two streams, with twelve listeners altogether. Node would report every
 * file that does not come in one piece as a leak.
 */
const LISTENERS_OF_A_BODY = 20

/** With STORAGE_EMULATOR_HOST the access token is sent as well, because the local store checks permissions. */
export async function connectStorage(config: Config): Promise<Storage> {
  const { Storage } = await import('@google-cloud/storage')
  const endpoint = config.STORAGE_EMULATOR_HOST
  setMaxListeners(LISTENERS_OF_A_BODY)
  return new Storage({
    projectId: config.GOOGLE_CLOUD_PROJECT,
    ...(endpoint && { apiEndpoint: endpoint, useAuthWithCustomEndpoint: true }),
  })
}

/** The buckets that the facts declare, by name. */
export async function connectBuckets<const Facts extends DeclaredBuckets>(
  facts: Facts,
  config: Config & Parameters<typeof locateBuckets<Facts>>[1],
) {
  const storage = await connectStorage(config)
  return mapEach(locateBuckets(facts, config), (name) => storage.bucket(name))
}

/**
 * What `file.getSignedUrl` needs besides its own options, so that URLs are signed by, and made for, the right endpoint.
 */
export function signingOptions(config: Config): { signingEndpoint?: string; host?: string } {
  return {
    ...(config.IAM_CREDENTIALS_ENDPOINT && { signingEndpoint: config.IAM_CREDENTIALS_ENDPOINT }),
    ...(config.STORAGE_EMULATOR_HOST && { host: config.STORAGE_EMULATOR_HOST }),
  }
}

/** The scheme and host to which browsers send uploads. */
export function storageOrigin(config: Pick<Config, 'STORAGE_EMULATOR_HOST'>): string {
  return config.STORAGE_EMULATOR_HOST
    ? new URL(config.STORAGE_EMULATOR_HOST).origin
    : 'https://storage.googleapis.com'
}

export async function connectPubsub(config: Config): Promise<PubSub> {
  const { PubSub } = await import('@google-cloud/pubsub')
  return new PubSub({ projectId: config.GOOGLE_CLOUD_PROJECT, clientOptions })
}

export async function connectSecrets(config: Config): Promise<SecretManagerServiceClient> {
  const { SecretManagerServiceClient } = await import('@google-cloud/secret-manager')
  const emulator = config.SECRET_MANAGER_EMULATOR_HOST
  if (!emulator)
    return new SecretManagerServiceClient({ projectId: config.GOOGLE_CLOUD_PROJECT, clientOptions })
  const { credentials } = await import('@grpc/grpc-js')
  const { hostname, port } = new URL(`http://${emulator}`)
  return new SecretManagerServiceClient({
    projectId: config.GOOGLE_CLOUD_PROJECT,
    apiEndpoint: hostname,
    port: Number(port),
    sslCreds: credentials.createInsecure(),
    clientOptions,
  })
}
