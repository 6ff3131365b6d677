import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { JobSubmitted } from '../../services/careers/events.ts'
import { createReading } from '../../services/careers/jobs/reading.ts'
import { createJobStore } from '../../services/careers/jobs/store.ts'
import { connectFirestore } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, DOCUMENTS_BUCKET: Type.String() }))
const firestore = await connectFirestore(config)
const jobs = createReading({ store: createJobStore(firestore, Date.now), now: Date.now })

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: JobSubmitted,
    handle: createHandler({ jobs }),
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
