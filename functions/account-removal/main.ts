import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createDeletionOrders } from '../../services/accounts/deletion-orders.ts'
import { AccountForgotten, accountForgotten } from '../../services/accounts/events.ts'
import { mailAnnouncer } from '../../services/accounts/mail-announcing.ts'
import { createMailOrders } from '../../services/accounts/mail-orders.ts'
import { createRemoval } from '../../services/accounts/removal.ts'
import { createAccountStore } from '../../services/accounts/store.ts'
import { createForgettings } from '../../services/background.ts'
import { connectBuckets, connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { createMeter } from '../../services/platform/meter.ts'
import { publisher } from '../../services/platform/publish.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createTrail } from '../../services/platform/trail.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(
  Type.Object({
    ...processConfig,
    ...resourceConfig(trigger),
  }),
)
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
const publish = publisher(() => connectPubsub(config), trigger.publishes)
const log = createLog(config)
const now = Date.now

const removal = createRemoval({
  firestore,
  store: createAccountStore(firestore, now),
  orders: createDeletionOrders({ firestore, now }),
  meter: createMeter(firestore),
  mails: createMailOrders({ firestore, now, newId }),
  announce: mailAnnouncer(publish),
  trail: createTrail({ firestore, log, now, newId }),
  now,
  newId,
})

const goOn = (account: AccountForgotten) => publish(accountForgotten, account)

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: AccountForgotten,
    handle: createHandler({ removal, rooms: createForgettings({ firestore, buckets }), goOn, now }),
    log,
    failures: createFailures(firestore),
  }),
)
