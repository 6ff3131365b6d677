import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { PhotoAdjusted } from '../../services/photos/events.ts'
import { createRemaking } from '../../services/photos/remaking.ts'
import { createMaking } from '../../services/photos/rendering/making.ts'
import { createRenderers } from '../../services/photos/rendering/renderers.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
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
  photos: createRemaking({ store: createPhotoStore(firestore, Date.now) }),
  making: createMaking({
    originals: buckets.originals,
    renditions: buckets.renditions,
    render: createRenderers().render,
  }),
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: PhotoAdjusted,
    handle,
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
