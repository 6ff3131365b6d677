import { setTimeout as pause } from 'node:timers/promises'
import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { JobSubmitted } from '../../services/careers/events.ts'
import { createReadingProcess, readingConfig } from '../../services/careers/jobs/reading-process.ts'
import { connectFirestore, connectPubsub, connectStorage } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { createSafeFetch } from '../../services/platform/safe-fetch.ts'
import { createHandler } from './handler.ts'
import { createPacing } from './pacing.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(
  Type.Object({ ...processConfig, ...readingConfig, DOCUMENTS_BUCKET: Type.String() }),
)
const [firestore, storage] = await Promise.all([connectFirestore(config), connectStorage(config)])
const documents = storage.bucket(config.DOCUMENTS_BUCKET)
const now = Date.now

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: JobSubmitted,
    handle: createHandler({
      ...createReadingProcess({ firestore, documents, config, now }),
      publish: publisher(() => connectPubsub(config), trigger.publishes),
      fetch: createSafeFetch(),
      pace: createPacing({ now, pause }),
      now,
    }),
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
