import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createSweepings } from '../../services/background.ts'
import { connectFirestore, connectPubsub, connectStorage } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { sweepTick } from '../../services/platform/events.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { createObjectFinder } from '../../services/platform/object-finder.ts'
import { mapEach } from '../../services/platform/per-name.ts'
import { publisher } from '../../services/platform/publish.ts'
import { locateBuckets, resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const log = createLog(config)
const firestore = await connectFirestore(config)

const publish = publisher(() => connectPubsub(config), trigger.publishes)

const rooms = createSweepings({
  firestore,
  uploads: mapEach(locateBuckets(trigger, config), (name) =>
    createObjectFinder(name, async () => (await connectStorage(config)).bucket(name)),
  ),
  publish,
  now: Date.now,
  newId,
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: sweepTick.payload,
    handle: createHandler({ rooms, log, now: Date.now }),
    log,
    failures: createFailures(firestore),
  }),
)
