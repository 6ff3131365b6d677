import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { JobSubmitted } from '../../services/careers/events.ts'
import { createKeeping } from '../../services/careers/jobs/keeping.ts'
import { createReading } from '../../services/careers/jobs/reading.ts'
import { createJobStore } from '../../services/careers/jobs/store.ts'
import { connectFirestore, connectStorage } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { DEFAULT_QUOTA_BYTES } from '../../services/platform/meter.ts'
import { createSafeFetch } from '../../services/platform/safe-fetch.ts'
import { createBrowsing } from './browsing.ts'
import { launchChromium } from './chromium.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(
  Type.Object({
    ...processConfig,
    DOCUMENTS_BUCKET: Type.String(),
    DEFAULT_QUOTA_BYTES: Type.Integer({ minimum: 0, default: DEFAULT_QUOTA_BYTES }),
  }),
)
const [firestore, storage] = await Promise.all([connectFirestore(config), connectStorage(config)])
const now = Date.now
const jobs = createReading({
  store: createJobStore(firestore, now),
  now,
  quotaBytes: config.DEFAULT_QUOTA_BYTES,
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: JobSubmitted,
    handle: createHandler({
      jobs,
      keeping: createKeeping({ jobs, documents: storage.bucket(config.DOCUMENTS_BUCKET), now }),
      browse: createBrowsing({ launch: launchChromium, fetch: createSafeFetch() }),
      now,
    }),
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
