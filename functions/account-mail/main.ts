import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { AccountMailDue } from '../../services/accounts/events.ts'
import { createMailOrders } from '../../services/accounts/mail-orders.ts'
import { createMailSending } from '../../services/accounts/mail-sending.ts'
import { createMailTokens } from '../../services/accounts/mail-tokens.ts'
import { createAccountStore } from '../../services/accounts/store.ts'
import { carrierOf } from '../../services/mail/carrier.ts'
import { createMailer } from '../../services/mail/mailer.ts'
import { connectFirestore, connectSecrets } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { locateSecrets, resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createTrail } from '../../services/platform/trail.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(
  Type.Object({
    ...processConfig,
    ...resourceConfig(trigger),
    PUBLIC_URL: Type.String({ minLength: 1 }),
    /** The sender's address; `atelier@` and the studio's own host by default. */
    MAIL_FROM: Type.String({ default: '' }),
  }),
)
startTelemetry(config)
const firestore = await connectFirestore(config)
const log = createLog(config)
let connected: ReturnType<typeof connectSecrets> | undefined
const secrets = () => {
  connected ??= connectSecrets(config)
  return connected
}
const now = Date.now
const publicUrl = config.PUBLIC_URL.replace(/\/$/, '')

const sending = createMailSending({
  store: createAccountStore(firestore, now),
  mails: createMailOrders({ firestore, now, newId }),
  tokens: createMailTokens({ firestore, now }),
  mailer: createMailer({
    carrier: carrierOf({
      emulatorHost: config.SMTP_EMULATOR_HOST,
      secrets,
      secret: locateSecrets(trigger, config)['smtp-url'],
    }),
    from: { name: 'Atelier', address: config.MAIL_FROM || `atelier@${new URL(publicUrl).hostname}` },
    now,
    newId,
  }),
  trail: createTrail({ firestore, log, now, newId }),
  publicUrl,
  now,
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: AccountMailDue,
    handle: createHandler({ sending }),
    log,
    failures: createFailures(firestore),
  }),
)
