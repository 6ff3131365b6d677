import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createAttention as createCareerAttention } from '../../services/careers/attention.ts'
import { createAttention } from '../../services/photos/attention.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import { connectFirestore } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import type { ShelfHooks } from '../../services/platform/shelf-hooks.ts'
import type { PerRoom } from '../../services/rooms.ts'
import { createShelving } from '../../services/shelf/service.ts'
import { createShelfStore } from '../../services/shelf/store.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object(processConfig))
const log = createLog(config)
const firestore = await connectFirestore(config)
const failures = createFailures(firestore)

/** The rooms that an event may concern. */
const rooms: PerRoom<ShelfHooks | null> = {
  accounts: null,
  photos: createAttention({ store: createPhotoStore(firestore, Date.now) }),
  careers: createCareerAttention({ firestore, now: Date.now }),
  shelf: null,
}
const shelf = createShelving({
  store: createShelfStore(firestore, Date.now),
  failures,
  rooms,
  log,
  now: Date.now,
})

// Every event that was given up is shelved, even an unreadable one.
cloudEvent(
  trigger.name,
  eventHandler({ trigger, schema: Type.Unknown(), handle: createHandler({ shelf }), log, failures }),
)
