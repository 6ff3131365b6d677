import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createAccountStore } from '../../services/accounts/store.ts'
import { carrierOf } from '../../services/mail/carrier.ts'
import { createMailer } from '../../services/mail/mailer.ts'
import { createTypesetter } from '../../services/papers/typeset.ts'
import {
  connectBuckets,
  connectFirestore,
  connectPubsub,
  connectSecrets,
} from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { locateSecrets, resourceConfig } from '../../services/platform/resources.ts'
import { createSecretKeyReader } from '../../services/platform/secret-keys.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createPaymentParts } from '../../services/shop/checkout/parts.ts'
import { OrderPlaced } from '../../services/shop/events.ts'
import { createOrderStore } from '../../services/shop/orders/store.ts'
import { stripeAt } from '../../services/shop/payments/stripe-client.ts'
import { createFulfilment } from './fulfilment.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(
  Type.Object({
    ...processConfig,
    ...resourceConfig(trigger),
    PUBLIC_URL: Type.String({ minLength: 1 }),
    /** The sender's address; `atelier@` and the studio's own host by default. */
    MAIL_FROM: Type.String({ default: '' }),
    /** Another server that speaks Stripe's wire format; Stripe's own when left out. */
    STRIPE_URL: Type.String({ default: '' }),
  }),
)
startTelemetry(config)
const [firestore, buckets, secrets] = await Promise.all([
  connectFirestore(config),
  connectBuckets(trigger, config),
  connectSecrets(config),
])
const log = createLog(config)
const now = Date.now
const publicUrl = config.PUBLIC_URL.replace(/\/$/, '')
const publish = publisher(() => connectPubsub(config), trigger.publishes)
const accounts = createAccountStore(firestore, now)

const fulfil = createFulfilment({
  firestore,
  papers: buckets.papers,
  typesetter: createTypesetter(),
  mailer: createMailer({
    carrier: carrierOf({
      emulatorHost: config.SMTP_EMULATOR_HOST,
      secrets: async () => secrets,
      secret: locateSecrets(trigger, config)['smtp-url'],
    }),
    from: { name: 'Atelier', address: config.MAIL_FROM || `atelier@${new URL(publicUrl).hostname}` },
    now,
    newId,
  }),
  emailOf: async (ownerId) => (await accounts.find(ownerId))?.email ?? '',
  payments: createPaymentParts({
    firestore,
    orders: createOrderStore(firestore, now),
    keys: createSecretKeyReader({ secrets, secret: locateSecrets(trigger, config)['shop-key'] }),
    connectStripe: stripeAt(config.STRIPE_URL),
    // Nothing is charged here.
    takesTestCards: false,
    ...{ publish, log, now, newId },
  }),
  ...{ publish, publicUrl, now },
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: OrderPlaced,
    handle: createHandler({ fulfil }),
    log,
    failures: createFailures(firestore),
  }),
)
