// The studio's services over a database and secrets that are elsewhere: `FIRESTORE_EMULATOR_HOST` and
// `SECRET_MANAGER_EMULATOR_HOST` say where.
import { Storage } from '@google-cloud/storage'
import { createMetrics } from '../../services/api/metrics.ts'
import { createStudio, type StudioDeps } from '../../services/api/studio.ts'
import { bucketNames } from '../../services/platform/buckets.ts'
import { connectFirestore, connectSecrets } from '../../services/platform/clients.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { perName } from '../../services/platform/per-name.ts'
import { PROJECT, SECRETS } from '../../services/platform/test-cloud.ts'

const config = {
  GOOGLE_CLOUD_PROJECT: PROJECT,
  K_SERVICE: 'api',
  K_REVISION: 'proof',
  LOG_LEVEL: 'error' as const,
  SECRET_MANAGER_EMULATOR_HOST: process.env.SECRET_MANAGER_EMULATOR_HOST ?? '',
}

export async function connectStudio(options: Pick<StudioDeps, 'now' | 'checkoutStep'>) {
  const [firestore, secrets] = await Promise.all([connectFirestore(config), connectSecrets(config)])
  // Nothing is uploaded or read here.
  const storage = new Storage({ apiEndpoint: 'http://127.0.0.1:9', projectId: PROJECT })
  return createStudio({
    firestore,
    secrets,
    buckets: perName(bucketNames, (name) => storage.bucket(name)),
    signing: {},
    // What is published follows from the orders; the sweep publishes it again.
    publish: async () => 'id',
    metrics: createMetrics({ withProcess: false }),
    log: createLog(config),
    ...options,
    newId,
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
      retention: {
        softDeleteDays: 7,
        pastDays: 0,
        dailyBackupDays: 0,
        weeklyBackupDays: 0,
        logDays: 30,
        regions: [],
      },
    },
  })
}
