import { setTimeout as wait } from 'node:timers/promises'
import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createAsking } from '../../services/photos/backfill/asking.ts'
import { createStepping } from '../../services/photos/backfill/stepping.ts'
import { createBackfillStore } from '../../services/photos/backfill/store.ts'
import { PhotoBackfillDue } from '../../services/photos/events.ts'
import { connectBuckets, connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { createObjectFinder } from '../../services/platform/object-finder.ts'
import { publisher } from '../../services/platform/publish.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const BUDGET_MS = 200_000
/** Between two looks at what was asked for. */
const PAUSE_MS = 500

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
const publish = publisher(() => connectPubsub(config), trigger.publishes)

const handle = createHandler({
  stepping: createStepping({
    store: createBackfillStore(firestore),
    ask: createAsking({
      originals: createObjectFinder(buckets.originals.name, async () => buckets.originals),
      publish,
    }),
    publish,
    now: Date.now,
    budgetMs: BUDGET_MS,
    pause: () => wait(PAUSE_MS),
  }),
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: PhotoBackfillDue,
    handle,
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
