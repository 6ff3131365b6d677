// The local cloud's storage with the photo buckets, over HTTP, for tests that send and read bytes.
import { createSign, createVerify, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Storage } from '@google-cloud/storage'
import { OAuth2Client } from 'google-auth-library'
import type { BucketDescription, CloudDescription } from '../../local-cloud/description.ts'
import { emptyMonitoring } from '../../local-cloud/monitoring/description.ts'
import { createStorage } from '../../local-cloud/storage/storage.ts'
import { buckets } from '../platform/buckets.ts'
import { PROJECT } from '../platform/test-cloud.ts'
import { photoUploaded } from './events.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ACCOUNT = 'api@test.iam.gserviceaccount.com'

export interface StorageDeps {
  clock: Parameters<typeof createStorage>[0]['clock']
  dataDir: string
  announce: (object: unknown) => void
}

export async function startStorage({ clock, dataDir, announce }: StorageDeps) {
  const storage = createStorage({
    description: {
      ...NOTHING,
      buckets: Object.keys(buckets).map(bucket),
      notifications: [NOTIFICATION],
    },
    clock,
    signersNow: clock.now,
    dataDir,
    iam: {
      emailOfAccessToken: (token) => (token === 'test' ? ACCOUNT : null),
      verifySignature: (_, bytes, signature) =>
        createVerify('RSA-SHA256').update(bytes).verify(publicKey, signature),
      allows: () => true,
    },
    publish: (_topic, { data }) => announce(JSON.parse(Buffer.from(data).toString())),
    log: () => {},
  })
  const server = createServer({ keepAliveTimeout: 0 }, storage.handler)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    client: clientOf(`http://127.0.0.1:${port}`),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
      storage.close()
    },
  }
}

/** The official client. In a process on Cloud Run, IAM's signBlob would sign for it. */
function clientOf(origin: string): Storage {
  const authClient = new OAuth2Client()
  authClient.setCredentials({ access_token: 'test', expiry_date: Date.now() + 3_600_000 })
  // The client sends uploads to Google unless this is set.
  process.env.STORAGE_EMULATOR_HOST = origin
  const client = new Storage({
    apiEndpoint: origin,
    projectId: PROJECT,
    useAuthWithCustomEndpoint: true,
    authClient: authClient as never,
    retryOptions: { autoRetry: false, maxRetries: 0 },
  })
  client.authClient.sign = async (text: string) =>
    createSign('RSA-SHA256').update(text).sign(privateKey, 'base64')
  client.authClient.getCredentials = async () => ({ client_email: ACCOUNT })
  return client
}

const bucket = (name: string): BucketDescription => ({
  name,
  location: 'EUROPE-WEST1',
  storageClass: 'STANDARD',
  uniformBucketLevelAccess: true,
  publicAccessPrevention: 'enforced',
  versioning: false,
  cors: [],
  lifecycle: [],
  softDeleteSeconds: 0,
})

const NOTIFICATION = {
  id: '1',
  bucket: 'originals',
  topic: photoUploaded.name,
  payloadFormat: 'JSON_API_V1' as const,
  eventTypes: ['OBJECT_FINALIZE'],
  objectNamePrefix: '',
  customAttributes: {},
}

const NOTHING: CloudDescription = {
  projectId: PROJECT,
  projectNumber: '100000000001',
  location: 'europe-west1',
  serviceAccounts: [],
  bindings: [],
  buckets: [],
  notifications: [],
  topics: [{ name: photoUploaded.name, messageRetentionSeconds: null, labels: {} }],
  subscriptions: [],
  schedules: [],
  secrets: [],
  services: [],
  databases: [],
  monitoring: emptyMonitoring(),
  fronts: [],
}
