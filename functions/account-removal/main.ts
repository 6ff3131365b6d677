import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createDeletionOrders } from '../../services/accounts/deletion-orders.ts'
import { AccountForgotten, accountForgotten } from '../../services/accounts/events.ts'
import { createForgetting as createAccountForgetting } from '../../services/accounts/forgetting.ts'
import { mailAnnouncer } from '../../services/accounts/mail-announcing.ts'
import { createMailOrders } from '../../services/accounts/mail-orders.ts'
import { createRemoval } from '../../services/accounts/removal.ts'
import { createAccountStore } from '../../services/accounts/store.ts'
import { createForgetting as createCareerForgetting } from '../../services/careers/forgetting.ts'
import { createForgetting as createPhotoForgetting } from '../../services/photos/forgetting.ts'
import { connectFirestore, connectPubsub, connectStorage } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import type { Forgetting } from '../../services/platform/forgetting.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { createMeter } from '../../services/platform/meter.ts'
import { publisher } from '../../services/platform/publish.ts'
import { createTrail } from '../../services/platform/trail.ts'
import type { PerRoom } from '../../services/rooms.ts'
import { createForgetting as createShelfForgetting } from '../../services/shelf/forgetting.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(
  Type.Object({
    ...processConfig,
    ORIGINALS_BUCKET: Type.String(),
    RENDITIONS_BUCKET: Type.String(),
    DOCUMENTS_BUCKET: Type.String(),
    PAPERS_BUCKET: Type.String(),
  }),
)
const [firestore, storage] = await Promise.all([connectFirestore(config), connectStorage(config)])
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
  trail: createTrail({ firestore, now, newId }),
  now,
  newId,
})

/** The rooms that store something about people. */
const rooms: PerRoom<Forgetting | null> = {
  accounts: createAccountForgetting(firestore),
  photos: createPhotoForgetting({
    firestore,
    originals: storage.bucket(config.ORIGINALS_BUCKET),
    renditions: storage.bucket(config.RENDITIONS_BUCKET),
  }),
  careers: createCareerForgetting({
    firestore,
    documents: storage.bucket(config.DOCUMENTS_BUCKET),
    papers: storage.bucket(config.PAPERS_BUCKET),
  }),
  shelf: createShelfForgetting(firestore),
}

const goOn = (account: AccountForgotten) => publish(accountForgotten, account)

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: AccountForgotten,
    handle: createHandler({ removal, rooms, goOn, now }),
    log,
    failures: createFailures(firestore),
  }),
)
