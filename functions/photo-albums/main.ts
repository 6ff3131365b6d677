import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createAlbumStore } from '../../services/photos/albums/store.ts'
import { createWorking } from '../../services/photos/albums/working.ts'
import { AlbumChanged, albumChanged } from '../../services/photos/events.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
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
const publish = publisher(() => connectPubsub(config), trigger.publishes)
const now = Date.now

const handle = createHandler({
  work: createWorking({
    albums: createAlbumStore(firestore, now),
    photos: createPhotoStore(firestore, now),
    now,
  }),
  announce: (album) => publish(albumChanged, album),
  now,
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: AlbumChanged,
    handle,
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
