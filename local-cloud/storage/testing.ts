// Shared set-up for the tests of this folder: a real server, a real key, and an IAM of a few lines.
import { createSign, createVerify, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Storage } from '@google-cloud/storage'
import { OAuth2Client } from 'google-auth-library'
import { createClock } from '../clock.ts'
import type { BucketDescription, CloudDescription, NotificationDescription } from '../description.ts'
import type { Happening } from '../happenings.ts'
import { emptyMonitoring } from '../monitoring/description.ts'
import { createStorage } from './storage.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

const PROJECT_NUMBER = '100000000001'
export const AGENT = `service-${PROJECT_NUMBER}@gs-project-accounts.iam.gserviceaccount.com`
export const WRITER = 'writer@p.iam.gserviceaccount.com'
export const READER = 'reader@p.iam.gserviceaccount.com'
export const CREATOR = 'creator@p.iam.gserviceaccount.com'

const GRANTS: Record<string, RegExp> = {
  [WRITER]: /^storage\./,
  [READER]: /^storage\.objects\.get$/,
  [CREATOR]: /^storage\.objects\.create$/,
  [AGENT]: /^pubsub\.topics\.publish$/,
}

export interface Published {
  topic: string
  resource: Record<string, unknown>
  attributes: Record<string, string>
}

export interface WorldOptions {
  bucket?: Partial<BucketDescription>
  notification?: Partial<NotificationDescription>
  dataDir?: string
  grants?: Record<string, RegExp>
  publish?: (topic: string) => void
}

export async function setUp(options: WorldOptions = {}) {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'storage-'))
  const clock = createClock()
  const signersClock = createClock()
  const published: Published[] = []
  const logged: string[] = []
  const happenings: Happening[] = []
  const grants = { ...GRANTS, ...options.grants }
  const description = describe(options)

  const storage = createStorage({
    description,
    clock,
    signersNow: signersClock.now,
    dataDir,
    iam: {
      emailOfAccessToken: (token) => (token.startsWith('token-of-') ? token.slice('token-of-'.length) : null),
      verifySignature: (email, bytes, signature) =>
        email in grants && createVerify('RSA-SHA256').update(bytes).verify(publicKey, signature),
      allows: (email, permission) => grants[email ?? 'anonymous']?.test(permission) ?? false,
    },
    publish(topic, { data, attributes }) {
      options.publish?.(topic)
      published.push({ topic, attributes, resource: data.length > 0 ? JSON.parse(data.toString()) : {} })
    },
    tell: (happening) => happenings.push(happening),
    log: (message) => logged.push(message),
  })
  const server = createServer({ keepAliveTimeout: 0 }, storage.handler)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    dataDir,
    clock,
    /** The clock of those who sign URLs. */
    signersClock,
    origin,
    published,
    logged,
    happenings,
    /** The official client, acting as a service account that uses the test's key. */
    clientOf: (email: string) => officialClient(origin, email),
    bucket: (email = WRITER) => officialClient(origin, email).bucket('photos'),
    /** A JSON API request with a token; `path` follows `/storage/v1`. */
    api: (path: string, init: RequestInit = {}, email = WRITER) =>
      fetch(`${origin}/storage/v1${path}`, {
        ...init,
        headers: { authorization: `Bearer token-of-${email}`, ...(init.headers as Record<string, string>) },
      }),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
      storage.close()
    },
    async [Symbol.asyncDispose]() {
      await this.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof setUp>>

export function sign(text: string | Uint8Array): Buffer {
  return createSign('RSA-SHA256').update(text).sign(privateKey)
}

function officialClient(origin: string, email: string): Storage {
  const authClient = new OAuth2Client()
  authClient.setCredentials({ access_token: `token-of-${email}`, expiry_date: Date.now() + 3_600_000 })
  process.env.STORAGE_EMULATOR_HOST = origin
  const client = new Storage({
    apiEndpoint: origin,
    projectId: 'p',
    useAuthWithCustomEndpoint: true,
    authClient: authClient as never,
    retryOptions: { autoRetry: false, maxRetries: 0 },
  })
  // In a process of the local cloud, IAM's signBlob does this.
  client.authClient.sign = async (text: string) => sign(text).toString('base64')
  client.authClient.getCredentials = async () => ({ client_email: email })
  return client
}

function describe({ bucket, notification }: WorldOptions): CloudDescription {
  return {
    projectId: 'p',
    projectNumber: PROJECT_NUMBER,
    location: 'EUROPE-WEST1',
    serviceAccounts: [],
    bindings: [],
    buckets: [
      {
        name: 'photos',
        location: 'EUROPE-WEST1',
        storageClass: 'STANDARD',
        uniformBucketLevelAccess: true,
        publicAccessPrevention: 'enforced',
        versioning: false,
        cors: [],
        lifecycle: [],
        softDeleteSeconds: 0,
        ...bucket,
      },
    ],
    notifications: [
      {
        id: '1',
        bucket: 'photos',
        topic: 'uploads',
        payloadFormat: 'JSON_API_V1',
        eventTypes: [],
        objectNamePrefix: '',
        customAttributes: {},
        ...notification,
      },
    ],
    topics: [{ name: 'uploads', messageRetentionSeconds: null, labels: {} }],
    subscriptions: [],
    schedules: [],
    secrets: [],
    services: [],
    databases: [],
    monitoring: emptyMonitoring(),
    fronts: [],
  }
}
