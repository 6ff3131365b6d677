// One process of the API, over a database that others share. It may end itself between two steps of a checkout.
import type { AddressInfo } from 'node:net'
import { Storage } from '@google-cloud/storage'
import { seededRandom } from '../../local-cloud/seeded-random.ts'
import { createApp } from '../../services/api/app.ts'
import { createMetrics } from '../../services/api/metrics.ts'
import { createStudio } from '../../services/api/studio.ts'
import { bucketNames } from '../../services/platform/buckets.ts'
import { connectFirestore, connectSecrets } from '../../services/platform/clients.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { perName } from '../../services/platform/per-name.ts'
import { PROJECT, SECRETS } from '../../services/platform/test-cloud.ts'

/** `offset`: milliseconds that its clock is ahead. `kill`: the chance to end at a step; 0 for never. */
export interface ApiProcessOptions {
  offset: number
  kill: number
  seed: number
}

const { offset, kill, seed }: ApiProcessOptions = JSON.parse(process.argv[2] ?? '')
const now = () => Date.now() + offset
const random = seededRandom(seed)
const config = {
  GOOGLE_CLOUD_PROJECT: PROJECT,
  K_SERVICE: 'api',
  K_REVISION: 'proof',
  LOG_LEVEL: 'error' as const,
  SECRET_MANAGER_EMULATOR_HOST: process.env.SECRET_MANAGER_EMULATOR_HOST ?? '',
}

async function step(): Promise<void> {
  if (random() >= kill) return
  process.kill(process.pid, 'SIGKILL')
  // The signal ends the process at once, but nothing may happen after it.
  await new Promise(() => undefined)
}

const [firestore, secrets] = await Promise.all([connectFirestore(config), connectSecrets(config)])
// Nothing is uploaded or read here.
const storage = new Storage({ apiEndpoint: 'http://127.0.0.1:9', projectId: PROJECT })
const studio = createStudio({
  firestore,
  secrets,
  buckets: perName(bucketNames, (name) => storage.bucket(name)),
  signing: {},
  // What is published follows from the orders; the sweep publishes it again.
  publish: async () => 'id',
  metrics: createMetrics({ withProcess: false }),
  log: createLog(config),
  now,
  newId,
  ...(kill > 0 && { checkoutStep: step }),
  config: {
    secrets: SECRETS,
    iap: null,
    smtpEmulatorHost: undefined,
    mailboxEmulatorUrl: undefined,
    gmailEmulatorHost: undefined,
    quotaBytes: 1024 ** 3,
    stripeUrl: 'http://127.0.0.1:9',
    takesTestPayments: true,
    publicUrl: 'http://localhost:8080',
    storageOrigin: 'http://127.0.0.1:9',
    webRoot: '/nowhere',
    trustedProxies: 1,
    hosts: ['127.0.0.1'],
    corsOrigins: [],
  },
})
const app = await createApp(studio.app)
await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.({ port: (app.server.address() as AddressInfo).port })
process.on('disconnect', () => process.exit())
