// Puts the function together, so that a demo can start it with a network of its own.
import { createLazyAi } from '../../services/ai/lazy-ai.ts'
import { JobSubmitted } from '../../services/careers/events.ts'
import { createReadingProcess, type ReadingConfig } from '../../services/careers/jobs/reading-process.ts'
import {
  connectBuckets,
  connectFirestore,
  connectPubsub,
  connectSecrets,
} from '../../services/platform/clients.ts'
import type { ProcessConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import {
  type BucketVariables,
  locateSecrets,
  type SecretVariables,
} from '../../services/platform/resources.ts'
import type { SafeFetch } from '../../services/platform/safe-fetch.ts'
import { createHandler } from './handler.ts'
import { createPacing, type Pause } from './pacing.ts'
import { trigger } from './trigger.ts'

export type JobScrapeConfig = ProcessConfig &
  ReadingConfig &
  BucketVariables<typeof trigger> &
  SecretVariables<typeof trigger> & { MODEL_SERVER_URL?: string }

export interface Surroundings {
  fetch: SafeFetch
  pause: Pause
}

export async function composeJobScrape(config: JobScrapeConfig, { fetch, pause }: Surroundings) {
  const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
  const publish = publisher(() => connectPubsub(config), trigger.publishes)
  const now = Date.now
  const log = createLog(config)
  const ai = createLazyAi({
    firestore,
    secrets: () => connectSecrets(config),
    keySecrets: locateSecrets(trigger, config),
    modelServerUrl: config.MODEL_SERVER_URL,
    log,
    now,
    newId,
  })
  return eventHandler({
    trigger,
    schema: JobSubmitted,
    handle: createHandler({
      ...createReadingProcess({ firestore, documents: buckets.documents, config, publish, now }),
      publish,
      modelFor: (accountId) => (question) => ai.answer({ ...question, accountId }),
      fetch,
      pace: createPacing({ now, pause }),
      now,
    }),
    log,
    failures: createFailures(firestore),
  })
}
