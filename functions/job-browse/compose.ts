// Puts the function together, so that a demo can start it with a network of its own.
import { JobSubmitted } from '../../services/careers/events.ts'
import { createReadingProcess, type ReadingConfig } from '../../services/careers/jobs/reading-process.ts'
import { connectBuckets, connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import type { ProcessConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import type { BucketVariables } from '../../services/platform/resources.ts'
import type { SafeFetch } from '../../services/platform/safe-fetch.ts'
import { createBrowsing } from './browsing.ts'
import { launchChromium } from './chromium.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

export type JobBrowseConfig = ProcessConfig & ReadingConfig & BucketVariables<typeof trigger>

export async function composeJobBrowse(config: JobBrowseConfig, fetch: SafeFetch) {
  const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
  const publish = publisher(() => connectPubsub(config), trigger.publishes)
  const now = Date.now
  return eventHandler({
    trigger,
    schema: JobSubmitted,
    handle: createHandler({
      ...createReadingProcess({ firestore, documents: buckets.documents, config, publish, now }),
      publish,
      browse: createBrowsing({ launch: launchChromium, fetch }),
      now,
    }),
    log: createLog(config),
    failures: createFailures(firestore),
  })
}
