// The real app over the local cloud's database and secrets, for the API's own tests.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Firestore } from '@google-cloud/firestore'
import { type Bucket, Storage } from '@google-cloud/storage'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { indexes } from '../../infra/indexes.ts'
import type { Clock } from '../../local-cloud/clock.ts'
import { createHashing } from '../accounts/password.ts'
import { createAccountStore, type StoredAccount } from '../accounts/store.ts'
import { startStorage } from '../photos/test-storage.ts'
import { type BucketName, bucketNames } from '../platform/buckets.ts'
import { newId } from '../platform/ids.ts'
import type { LiveSource } from '../platform/live.ts'
import { createLog } from '../platform/log.ts'
import { perName } from '../platform/per-name.ts'
import { type EventClient, publisher } from '../platform/publish.ts'
import { type Observe, PROJECT, SECRETS, startTestCloud, type TestCloud } from '../platform/test-cloud.ts'
import { type AppDeps, createApp } from './app.ts'
import { facts } from './facts.ts'
import { createMetrics } from './metrics.ts'
import { createStudio, type Studio, type StudioDeps } from './studio.ts'

export const STORAGE_ORIGIN = 'http://127.0.0.1:9'

/** As of a studio in two regions, with numbers that no constant has. */
export const RETENTION = {
  softDeleteDays: 31,
  pastDays: 6,
  dailyBackupDays: 13,
  weeklyBackupDays: 91,
  logDays: 29,
  regions: ['europe-west1', 'europe-west4'],
}

export interface WorldOptions {
  iap?: { audience: string; keysUrl: string }
  webRoot?: string
  publicUrl?: string
  hosts?: string[]
  /** `HOST:PORT` of a mailbox; without one the studio cannot send mail. */
  smtpHost?: string
  /** `HOST:PORT` of what answers for Google; without it nobody can connect Gmail. */
  gmailHost?: string
  corsOrigins?: string[]
  /** Google's addresses at the end of X-Forwarded-For; one, as without a load balancer. */
  trustedProxies?: number
  /** A server that speaks Stripe's wire format. */
  stripeUrl?: string
  /** Whether shops refuse test cards, as in production. */
  refusesTestCards?: boolean
  /** Whether bytes can be stored; without it storage only signs URLs. */
  withStorage?: boolean
  /** Providers of models, and their time; without them nobody answers, for there are no keys. */
  models?: StudioDeps['models']
  /** Replaces the assistant's own answers. */
  answering?: StudioDeps['answering']
  /** Replaces the photo room's own source. */
  live?: LiveSource
  /** Is told what the database is asked, and answers. */
  observe?: Observe
  /** Replaces the check whether the database answers. */
  ping?: () => Promise<void>
}

export interface Browser {
  /** The cookies by name, as a browser keeps them. */
  cookies: Map<string, { value: string; path: string }>
  request(method: Method, url: string, body?: unknown): Promise<LightMyRequestResponse>
  /** The same browser in another tab, before the tabs learn of each other's new cookies. */
  copy(): Browser
}

export interface PublishedEvent {
  topic: string
  payload: unknown
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface World extends AsyncDisposable {
  app: FastifyInstance
  rooms: AppDeps['rooms']
  clock: Clock
  firestore: Firestore
  secrets: TestCloud['secrets']
  storage: Storage
  buckets: Record<BucketName, Bucket>
  photos: Studio['photos']
  links: Studio['links']
  people: Studio['people']
  careers: Studio['careers']
  shop: Studio['shop']
  assistant: Studio['assistant']
  /** Makes vectors without a key. */
  embedders: AppDeps['models']['embedders']
  /** The events published so far. */
  events: PublishedEvent[]
  /** The log entries so far. */
  lines: Record<string, unknown>[]
  browser(options?: BrowserOptions): Browser
  /** The same app in another process, over the same database. */
  anotherInstance(): Promise<FastifyInstance>
  /** A browser in which a new person has just registered. */
  registered(email?: string): Promise<Browser & { id: string }>
  /** An account as it is stored. */
  account(id: string): Promise<StoredAccount>
  /** A photo as it is recorded before its bytes arrive. */
  reservedPhoto(ownerId: string): Promise<{ id: string }>
}

export interface BrowserOptions {
  address?: string
  userAgent?: string
}

export async function setUp(options: WorldOptions = {}): Promise<World> {
  const cloud = await startTestCloud(indexes, options.observe)
  const { clock, firestore, secrets } = cloud
  const { now } = clock
  const lines: Record<string, unknown>[] = []
  const events: PublishedEvent[] = []
  const announce = (payload: unknown) => events.push({ topic: 'photo-uploaded', payload })
  const started = options.withStorage && (await startStorage({ clock, dataDir: cloud.dataDir, announce }))
  const storage = started ? started.client : createTestStorage()
  const buckets = perName(bucketNames, (name) => storage.bucket(name))
  const start = () =>
    createStudio({
      firestore,
      secrets,
      buckets,
      signing: {},
      publish: publisher(async () => recorder(events), facts.publishes),
      metrics: createMetrics({ withProcess: false }),
      log: createLog(
        { GOOGLE_CLOUD_PROJECT: PROJECT, K_SERVICE: 'api', K_REVISION: 'api-1', LOG_LEVEL: 'debug' },
        { write: (line) => void lines.push(JSON.parse(line)) },
      ),
      hashing,
      ...(options.models && { models: options.models }),
      ...(options.answering && { answering: options.answering }),
      now,
      newId,
      config: {
        secrets: SECRETS,
        iap: options.iap ?? null,
        smtpEmulatorHost: options.smtpHost,
        mailboxEmulatorUrl: undefined,
        gmailEmulatorHost: options.gmailHost,
        quotaBytes: 1024 ** 3,
        stripeUrl: options.stripeUrl ?? 'http://127.0.0.1:9',
        takesTestPayments: !options.refusesTestCards,
        publicUrl: options.publicUrl ?? '',
        storageOrigin: STORAGE_ORIGIN,
        webRoot: options.webRoot ?? join(cloud.dataDir, 'no-web'),
        trustedProxies: options.trustedProxies ?? 1,
        hosts: options.hosts ?? [],
        corsOrigins: options.corsOrigins ?? [],
        retention: RETENTION,
      },
    })
  const studio = start()
  const others: FastifyInstance[] = []
  const { people, photos, links, careers, shop, assistant } = studio
  const { rooms, models } = studio.app
  const app = await createApp({
    ...studio.app,
    ...(options.ping && { ping: options.ping }),
    ...(options.live && { rooms: { ...rooms, photos: { ...rooms.photos, live: options.live } } }),
  })
  const browser = (browserOptions?: BrowserOptions) => createBrowser(app, browserOptions)

  return {
    app,
    rooms,
    clock,
    firestore,
    secrets,
    storage,
    buckets,
    photos,
    links,
    people,
    careers,
    shop,
    assistant,
    embedders: models.embedders,
    lines,
    events,
    browser,
    async anotherInstance() {
      const instance = await createApp(start().app)
      others.push(instance)
      return instance
    },
    async registered(email = `${newId()}@example.com`) {
      const person = browser()
      const answer = await person.request('POST', '/api/v1/accounts', {
        email,
        password: PASSWORD,
        name: 'Ana',
      })
      if (answer.statusCode !== 201) throw new Error(`Could not register: ${answer.body}`)
      return { ...person, id: answer.json().id }
    },
    async account(id) {
      const account = await createAccountStore(firestore, now).find(id)
      if (!account) throw new Error(`No account ${id}`)
      return account
    },
    async reservedPhoto(ownerId) {
      const upload = { name: 'a.jpg', contentType: 'image/jpeg', size: 10, sha256: 'a'.repeat(64) }
      return (await photos.request(ownerId, upload)).photo
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([app, ...others].map((each) => each.close()))
      if (started) await started.stop()
      await cloud[Symbol.asyncDispose]()
    },
  }
}

/** Most tests need no storage, because what it grants is tested elsewhere. It signs as IAM would. */
function createTestStorage(): Storage {
  const storage = new Storage({ apiEndpoint: STORAGE_ORIGIN, projectId: PROJECT })
  storage.authClient.sign = async (text: string) => createHash('sha256').update(text).digest('base64')
  storage.authClient.getCredentials = async () => ({ client_email: 'api@test.iam.gserviceaccount.com' })
  return storage
}

/** Records events instead of publishing them. */
const recorder = (events: PublishedEvent[]): EventClient => ({
  topic: (topic) => ({
    publishMessage: async ({ json }) => String(events.push({ topic, payload: json })),
  }),
})

/** Grants roles where there is no administrator yet. */
export const OPERATOR = { id: 'operator', client: { userAgent: 'test', address: '127.0.0.1' } }

/** Passwords in these tests protect nobody: their hashes are next to no work. */
const hashing = createHashing({ memory: 64, passes: 1, parallelism: 1 })

export const PASSWORD = 'correct horse battery'

function createBrowser(
  app: FastifyInstance,
  options: BrowserOptions = {},
  kept: Browser['cookies'] = new Map(),
): Browser {
  const { address = '192.0.2.1', userAgent = 'Test browser' } = options
  const cookies = new Map(kept)
  return {
    cookies,
    copy: () => createBrowser(app, options, cookies),
    async request(method, url, body) {
      const sent = [...cookies].filter(([, { path }]) => matchesPath(url.split('?', 1)[0] ?? '', path))
      const answer = await app.inject({
        method,
        url,
        remoteAddress: '127.0.0.1',
        headers: {
          'user-agent': userAgent,
          'x-forwarded-for': address,
          'sec-fetch-site': 'same-origin',
          ...(sent.length > 0 && { cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; ') }),
        },
        ...(body !== undefined && { payload: body as object }),
      })
      for (const { name, value, path = '/', maxAge, expires } of answer.cookies) {
        const isGone = maxAge === 0 || (expires && expires.getTime() <= 0)
        if (isGone) cookies.delete(name)
        else cookies.set(name, { value, path })
      }
      return answer
    },
  }
}

/** Source: RFC 6265, section 5.1.4. */
function matchesPath(path: string, cookiePath: string): boolean {
  return path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`)
}
