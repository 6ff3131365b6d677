// The real app over the local cloud's database and secrets, for the API's own tests.
import { join } from 'node:path'
import type { Firestore } from '@google-cloud/firestore'
import { Storage } from '@google-cloud/storage'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Clock } from '../../local-cloud/clock.ts'
import { accountIndexes } from '../accounts/indexes.ts'
import { createAccountStore, type StoredAccount } from '../accounts/store.ts'
import { photoIndexes } from '../photos/indexes.ts'
import { createPhotos } from '../photos/service.ts'
import { createPhotoStore } from '../photos/store.ts'
import type { Grants } from '../platform/grants.ts'
import { newId } from '../platform/ids.ts'
import { createLog } from '../platform/log.ts'
import { createRateLimiter } from '../platform/rate-limiter.ts'
import { PROJECT, startTestCloud, TOKEN_KEY_SECRET } from '../platform/test-cloud.ts'
import { shelfIndexes } from '../shelf/indexes.ts'
import { createShelf } from '../shelf/service.ts'
import { createShelfStore } from '../shelf/store.ts'
import { type AppDeps, createApp } from './app.ts'
import { createMetrics } from './metrics.ts'
import { createPeople } from './people.ts'

export const STORAGE_ORIGIN = 'http://127.0.0.1:9'

export interface WorldOptions {
  iap?: { audience: string; keysUrl: string }
  webRoot?: string
  publicUrl?: string
  hosts?: string[]
  corsOrigins?: string[]
  /** Instead of asking the database whether it answers. */
  ping?: () => Promise<void>
}

export interface Browser {
  /** The cookies as a browser keeps them, by name. */
  cookies: Map<string, { value: string; path: string }>
  request(method: Method, url: string, body?: unknown): Promise<LightMyRequestResponse>
  /** The same browser in another tab, before the tabs hear of each other's new cookies. */
  copy(): Browser
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface World extends AsyncDisposable {
  app: FastifyInstance
  clock: Clock
  firestore: Firestore
  photos: ReturnType<typeof createPhotos>
  people: ReturnType<typeof createPeople>
  /** Log entries so far. */
  lines: Record<string, unknown>[]
  browser(options?: BrowserOptions): Browser
  /** A browser in which a new person has just registered. */
  registered(email?: string): Promise<Browser & { id: string }>
  /** An account as it is stored. */
  account(id: string): Promise<StoredAccount>
  /** A photo as it is recorded before its bytes come. */
  reservedPhoto(ownerId: string): Promise<{ id: string }>
}

export interface BrowserOptions {
  address?: string
  userAgent?: string
}

export async function setUp(options: WorldOptions = {}): Promise<World> {
  const cloud = await startTestCloud([accountIndexes, photoIndexes, shelfIndexes])
  const { clock, firestore, secrets } = cloud
  const { now } = clock
  const photos = createPhotos({
    store: createPhotoStore(firestore, now),
    grants: unsigned,
    publish: async () => 'unpublished',
    now,
    newId,
  })
  const iap = options.iap ?? null
  const people = createPeople({
    firestore,
    secrets,
    tokenKeySecret: TOKEN_KEY_SECRET,
    iap,
    photos,
    quotas: photos,
    publish: async () => 'unpublished',
    now,
    newId,
  })
  const shelf = createShelf({
    store: createShelfStore(firestore, now),
    publish: async () => 'unpublished',
    now,
    redriven: photos.eventRedriven,
  })
  const lines: Record<string, unknown>[] = []
  const log = createLog(
    { GOOGLE_CLOUD_PROJECT: PROJECT, K_SERVICE: 'api', K_REVISION: 'api-1', LOG_LEVEL: 'debug' },
    { write: (line) => void lines.push(JSON.parse(line)) },
  )
  const deps: AppDeps = {
    ...people,
    ...(options.ping && { ping: options.ping }),
    photos,
    renditions: new Storage({ apiEndpoint: STORAGE_ORIGIN }).bucket('renditions'),
    shelf,
    limiter: createRateLimiter({ firestore, log, now }),
    metrics: createMetrics({ withProcess: false }),
    log,
    now,
    config: {
      publicUrl: options.publicUrl ?? '',
      storageOrigin: STORAGE_ORIGIN,
      webRoot: options.webRoot ?? join(cloud.dataDir, 'no-web'),
      trustedProxies: 1,
      hosts: options.hosts ?? [],
      corsOrigins: options.corsOrigins ?? [],
    },
  }
  const app = await createApp(deps)
  const browser = (browserOptions?: BrowserOptions) => createBrowser(app, browserOptions)

  return {
    app,
    clock,
    firestore,
    photos,
    people,
    lines,
    browser,
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
      await app.close()
      await cloud[Symbol.asyncDispose]()
    },
  }
}

/** Storage is not part of this world: what it grants is tested where it is. */
const unsigned: Grants = {
  upload: async () => ({ method: 'POST', url: STORAGE_ORIGIN, headers: {}, expiresAt: '' }),
  download: async () => ({ url: STORAGE_ORIGIN, expiresAt: '' }),
}

/** Who gives roles where no administrator is yet. */
export const OPERATOR = { id: 'operator', client: { userAgent: 'test', address: '127.0.0.1' } }

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

/** RFC 6265, 5.1.4. */
function matchesPath(path: string, cookiePath: string): boolean {
  return path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`)
}
