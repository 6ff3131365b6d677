import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createShopPhotos } from '../../services/photos/shop-offering.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import { connectBuckets, connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { UploadedObject } from '../../services/platform/uploaded-object.ts'
import { catalogueDiscarded, catalogueUploaded } from '../../services/shop/events.ts'
import { createImportParts } from '../../services/shop/imports/parts.ts'
import { createHandler } from './handler.ts'
import { createReader } from './reader.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
const publish = publisher(() => connectPubsub(config), trigger.publishes)
const now = Date.now

const handle = createHandler({
  ...createImportParts({
    firestore,
    papers: buckets.papers,
    photos: createShopPhotos({ store: createPhotoStore(firestore, now) }),
    publish,
    now,
  }),
  documents: buckets.documents,
  papers: buckets.papers,
  read: createReader().read,
  announce: (upload) => publish(catalogueUploaded, upload),
  discard: (record) => publish(catalogueDiscarded, record),
  now,
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
