import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { OrderPlaced } from '../../services/shop/events.ts'
import { createChanging } from '../../services/shop/orders/changing.ts'
import { createFulfilling } from '../../services/shop/orders/fulfilling.ts'
import { createOrderStore } from '../../services/shop/orders/store.ts'
import { takingStock } from '../../services/shop/orders/taking-stock.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object(processConfig))
const firestore = await connectFirestore(config)
const now = Date.now

const store = createOrderStore(firestore, now)
const publish = publisher(() => connectPubsub(config), trigger.publishes)
const changing = createChanging({ firestore, store, publish, now })

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: OrderPlaced,
    handle: createHandler({
      fulfil: createFulfilling({ store, changing, tasks: [takingStock({ changing })] }),
    }),
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
