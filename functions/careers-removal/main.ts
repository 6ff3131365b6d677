import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { CareersDiscarded } from '../../services/careers/events.ts'
import { createRemovals } from '../../services/careers/removal.ts'
import { connectBuckets, connectFirestore } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])

const handle = createHandler({
  subjects: createRemovals(firestore, Date.now),
  documents: buckets.documents,
  papers: buckets.papers,
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: CareersDiscarded,
    handle,
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
