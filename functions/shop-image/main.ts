import { cloudEvent } from '@google-cloud/functions-framework'
import sharp from 'sharp'
import Type from 'typebox'
import { createShopPhotos } from '../../services/photos/shop-offering.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import { connectBuckets, connectFirestore } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { ShopImageWanted } from '../../services/shop/events.ts'
import { createMakings } from '../../services/shop/images/makings.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
// No two images have anything in common.
sharp.cache(false)

const handle = createHandler({
  makings: createMakings({ firestore, now: Date.now }),
  photos: createShopPhotos({ store: createPhotoStore(firestore, Date.now) }),
  originals: buckets.originals,
  renditions: buckets.renditions,
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: ShopImageWanted,
    handle,
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
