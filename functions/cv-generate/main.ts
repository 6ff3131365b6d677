import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createLazyAi } from '../../services/ai/lazy-ai.ts'
import { modelServerConfig } from '../../services/ai/providers/model-server.ts'
import { createGenerating } from '../../services/careers/cvs/generating.ts'
import { createSources } from '../../services/careers/cvs/sources.ts'
import { createCvStore } from '../../services/careers/cvs/store.ts'
import { CvRequested } from '../../services/careers/events.ts'
import { createJobStore } from '../../services/careers/jobs/store.ts'
import { createResumeStore } from '../../services/careers/resumes/store.ts'
import { connectFirestore, connectPubsub, connectSecrets } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { locateSecrets, resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...modelServerConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const firestore = await connectFirestore(config)
const log = createLog(config)
const ai = createLazyAi({
  firestore,
  secrets: () => connectSecrets(config),
  keySecrets: locateSecrets(trigger, config),
  modelServerUrl: config.MODEL_SERVER_URL,
  log,
  now: Date.now,
  newId,
})

const handle = createHandler({
  cvs: createGenerating({ store: createCvStore(firestore, Date.now) }),
  sources: createSources({
    jobs: createJobStore(firestore, Date.now),
    resumes: createResumeStore(firestore, Date.now),
  }),
  modelFor: (model, accountId) => (question) =>
    ai.answer({ ...question, accountId, ...(model !== null && { model }) }),
  publish: publisher(() => connectPubsub(config), trigger.publishes),
  log,
  now: Date.now,
  newId,
})

cloudEvent(
  trigger.name,
  eventHandler({ trigger, schema: CvRequested, handle, log, failures: createFailures(firestore) }),
)
