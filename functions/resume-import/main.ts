import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { careersDiscarded } from '../../services/careers/events.ts'
import { createImporting } from '../../services/careers/resumes/importing.ts'
import { createResumeStore } from '../../services/careers/resumes/store.ts'
import { connectBuckets, connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { UploadedObject } from '../../services/platform/uploaded-object.ts'
import { createHandler } from './handler.ts'
import { createReader } from './reader.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
const publish = publisher(() => connectPubsub(config), trigger.publishes)

const handle = createHandler({
  resumes: createImporting({ store: createResumeStore(firestore, Date.now) }),
  documents: buckets.documents,
  read: createReader().read,
  discard: (resume) => publish(careersDiscarded, resume),
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: UploadedObject,
    handle,
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
