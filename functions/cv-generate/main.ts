import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createGenerating } from '../../services/careers/cvs/generating.ts'
import { createSources } from '../../services/careers/cvs/sources.ts'
import { createCvStore } from '../../services/careers/cvs/store.ts'
import { CvRequested } from '../../services/careers/events.ts'
import { createJobStore } from '../../services/careers/jobs/store.ts'
import { createResumeStore } from '../../services/careers/resumes/store.ts'
import { connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object(processConfig))
const firestore = await connectFirestore(config)
const log = createLog(config)

const handle = createHandler({
  cvs: createGenerating({ store: createCvStore(firestore, Date.now) }),
  sources: createSources({
    jobs: createJobStore(firestore, Date.now),
    resumes: createResumeStore(firestore, Date.now),
  }),
  // The room of models is not open yet.
  modelFor: null,
  publish: publisher(() => connectPubsub(config), trigger.publishes),
  log,
  now: Date.now,
  newId,
})

cloudEvent(
  trigger.name,
  eventHandler({ trigger, schema: CvRequested, handle, log, failures: createFailures(firestore) }),
)
