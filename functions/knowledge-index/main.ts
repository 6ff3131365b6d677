import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createLazyEmbedders } from '../../services/ai/embeddings/lazy-embedders.ts'
import { SENTENCE_MODEL } from '../../services/ai/embeddings/sentence-model.ts'
import { modelServerConfig } from '../../services/ai/providers/model-server.ts'
import { createIndexing } from '../../services/assistant/knowledge/indexing.ts'
import { createKnowledgeStores } from '../../services/assistant/knowledge/parts.ts'
import { connectFirestore, connectPubsub, connectSecrets } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { locateSecrets, resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { KnowledgeChanged, knowledgeChanged } from '../../services/shop/events.ts'
import { createShopKnowledge } from '../../services/shop/knowledge/knowledge.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...modelServerConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const firestore = await connectFirestore(config)
const log = createLog(config)
const publish = publisher(() => connectPubsub(config), trigger.publishes)
const shop = createShopKnowledge({ firestore, log })

const indexing = createIndexing({
  shop,
  ...createKnowledgeStores({ firestore, shop, now: Date.now }),
  embedders: createLazyEmbedders({
    secrets: () => connectSecrets(config),
    keySecrets: locateSecrets(trigger, config),
    modelServerUrl: config.MODEL_SERVER_URL,
    now: Date.now,
  }),
  fallback: SENTENCE_MODEL,
  log,
  now: Date.now,
  newId,
  goOn: async (ownerId) =>
    void (await publish(knowledgeChanged, { ownerId, changes: [] }, { for: trigger.name })),
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: KnowledgeChanged,
    handle: createHandler({ indexing }),
    log,
    failures: createFailures(firestore),
  }),
)
