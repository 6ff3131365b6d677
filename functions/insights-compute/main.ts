import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createSentenceModel } from '../../services/ai/embeddings/sentence-model.ts'
import { InsightsRequested } from '../../services/careers/events.ts'
import { createComputing } from '../../services/careers/insights/computing.ts'
import { createSources } from '../../services/careers/insights/sources.ts'
import { createInsightsStore } from '../../services/careers/insights/store.ts'
import { connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object(processConfig))
startTelemetry(config)
const firestore = await connectFirestore(config)
const log = createLog(config)

const handle = createHandler({
  computing: createComputing({
    store: createInsightsStore(firestore, Date.now),
    sources: createSources(firestore),
    embed: createSentenceModel(),
    now: Date.now,
  }),
  publish: publisher(() => connectPubsub(config), trigger.publishes),
})

cloudEvent(
  trigger.name,
  eventHandler({ trigger, schema: InsightsRequested, handle, log, failures: createFailures(firestore) }),
)
