import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createDeletionOrders } from '../../services/accounts/deletion-orders.ts'
import { createMailOrders } from '../../services/accounts/mail-orders.ts'
import { createSweeping as createAccountSweeping } from '../../services/accounts/sweeping.ts'
import { createSweeping as createCareerSweeping } from '../../services/careers/sweeping.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import { createSweeping } from '../../services/photos/sweeping.ts'
import { connectFirestore, connectPubsub, connectStorage } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { sweepTick } from '../../services/platform/events.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { createObjectFinder } from '../../services/platform/object-finder.ts'
import { publisher } from '../../services/platform/publish.ts'
import type { Sweeping } from '../../services/platform/sweeping.ts'
import type { PerRoom } from '../../services/rooms.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(
  Type.Object({ ...processConfig, ORIGINALS_BUCKET: Type.String(), DOCUMENTS_BUCKET: Type.String() }),
)
const log = createLog(config)
const firestore = await connectFirestore(config)

const publish = publisher(() => connectPubsub(config), trigger.publishes)

const finderIn = (bucket: string) =>
  createObjectFinder(bucket, async () => (await connectStorage(config)).bucket(bucket))

/** The work that may get stuck, by room. */
const rooms: PerRoom<Sweeping | null> = {
  accounts: createAccountSweeping({
    mails: createMailOrders({ firestore, now: Date.now, newId }),
    deletions: createDeletionOrders({ firestore, now: Date.now }),
    publish,
    now: Date.now,
  }),
  photos: createSweeping({
    store: createPhotoStore(firestore, Date.now),
    originals: finderIn(config.ORIGINALS_BUCKET),
    publish,
    now: Date.now,
  }),
  careers: createCareerSweeping({
    firestore,
    documents: finderIn(config.DOCUMENTS_BUCKET),
    publish,
    now: Date.now,
  }),
  shelf: null,
}

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
