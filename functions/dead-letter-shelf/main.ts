import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createShelfHooks } from '../../services/background.ts'
import { connectFirestore } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createShelving } from '../../services/shelf/service.ts'
import { createShelfStore } from '../../services/shelf/store.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object(processConfig))
startTelemetry(config)
const log = createLog(config)
const firestore = await connectFirestore(config)
const failures = createFailures(firestore)

const shelf = createShelving({
  store: createShelfStore(firestore, Date.now),
  failures,
  rooms: createShelfHooks({ firestore, now: Date.now }),
  log,
  now: Date.now,
})

// Every event that was given up is shelved, even an unreadable one.
cloudEvent(
  trigger.name,
  eventHandler({ trigger, schema: Type.Unknown(), handle: createHandler({ shelf }), log, failures }),
)
