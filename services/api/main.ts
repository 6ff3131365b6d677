import { join } from 'node:path'
import Type from 'typebox'
import { providersAt } from '../ai/providers/one-server.ts'
import {
  connectBuckets,
  connectFirestore,
  connectPubsub,
  connectSecrets,
  signingOptions,
  storageOrigin,
} from '../platform/clients.ts'
import { listIn, loadConfig, processConfig } from '../platform/config.ts'
import { newId } from '../platform/ids.ts'
import { createLog } from '../platform/log.ts'
import { publisher } from '../platform/publish.ts'
import { locateSecrets, resourceConfig } from '../platform/resources.ts'
import { retentionConfig, retentionIn } from '../platform/retention.ts'
import type { Measured } from '../platform/telemetry/otlp-metrics.ts'
import { flushSpans } from '../platform/telemetry/spans.ts'
import { startTelemetry } from '../platform/telemetry/telemetry.ts'
import { createApp } from './app.ts'
import { facts } from './facts.ts'
import { createMetrics } from './metrics.ts'
import { createStudio } from './studio.ts'

const config = loadConfig(
  Type.Object({
    ...processConfig,
    PORT: Type.Integer({ minimum: 0, maximum: 65_535, default: 8080 }),
    HOST: Type.String({ default: '0.0.0.0' }),
    ...resourceConfig(facts),
    PUBLIC_URL: Type.String({ default: '' }),
    /**
     * The number of proxies in front whose X-Forwarded-For counts: Cloud Run's own is one, a load balancer before it
     * the second.
     */
    TRUSTED_PROXIES: Type.Integer({ minimum: 0, default: 1 }),
    /** Additional host names that the studio answers to, separated by commas. */
    HOSTS: Type.String({ default: '' }),
    /** The page of the local mailbox, for links. */
    MAILBOX_EMULATOR_URL: Type.Optional(Type.String()),
    /** Exact origins of other pages that may use the API with tokens, separated by commas. */
    CORS_ORIGINS: Type.String({ default: '' }),
    /** A server that speaks the formats of all providers of models, instead of theirs. */
    MODEL_SERVER_URL: Type.String({ default: '' }),
    /** A server that speaks Stripe's wire format, instead of Stripe. */
    STRIPE_URL: Type.String({ default: '' }),
    /** Whether shops take test cards, which pay nothing. */
    TEST_PAYMENTS: Type.Boolean({ default: false }),
    DEFAULT_QUOTA_BYTES: Type.Integer({ minimum: 0, default: 1024 ** 3 }),
    /** Set where Identity-Aware Proxy is in front; its assertions are then the only way to sign in. */
    IAP_AUDIENCE: Type.String({ default: '' }),
    IAP_KEYS_URL: Type.String({ default: 'https://www.gstatic.com/iap/verify/public_key-jwk' }),
    ...retentionConfig,
    WEB_ROOT: Type.String({ default: join(import.meta.dirname, '../../web/dist') }),
  }),
)
const log = createLog(config)
const metrics = createMetrics({ withProcess: true })
startTelemetry(config, async () => (await metrics.registry.getMetricsAsJSON()) as unknown as Measured[])

const [firestore, buckets, secrets] = await Promise.all([
  connectFirestore(config),
  connectBuckets(facts, config),
  connectSecrets(config),
])
const studio = createStudio({
  firestore,
  secrets,
  buckets,
  signing: signingOptions(config),
  publish: metrics.counted(publisher(() => connectPubsub(config), facts.publishes)),
  metrics,
  log,
  ...(config.MODEL_SERVER_URL && {
    models: { providers: providersAt(config.MODEL_SERVER_URL, Date.now) },
  }),
  now: Date.now,
  newId,
  config: {
    secrets: locateSecrets(facts, config),
    iap: config.IAP_AUDIENCE ? { audience: config.IAP_AUDIENCE, keysUrl: config.IAP_KEYS_URL } : null,
    smtpEmulatorHost: config.SMTP_EMULATOR_HOST,
    mailboxEmulatorUrl: config.MAILBOX_EMULATOR_URL,
    gmailEmulatorHost: config.GMAIL_EMULATOR_HOST,
    quotaBytes: config.DEFAULT_QUOTA_BYTES,
    stripeUrl: config.STRIPE_URL,
    takesTestPayments: config.TEST_PAYMENTS,
    publicUrl: config.PUBLIC_URL,
    storageOrigin: storageOrigin(config),
    webRoot: config.WEB_ROOT,
    trustedProxies: config.TRUSTED_PROXIES,
    hosts: listIn(config.HOSTS),
    corsOrigins: listIn(config.CORS_ORIGINS),
    retention: retentionIn(config),
  },
})
const app = await createApp(studio.app)

/** Milliseconds in which the last spans may be sent. */
const LAST_SPANS = 2000

/** Cloud Run waits 10 seconds after SIGTERM: streams end at once, and requests under way are finished. */
async function shutDown(signal: string): Promise<void> {
  log.info(`${signal}: finishing`)
  await app.close()
  await flushSpans(LAST_SPANS)
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    void shutDown(signal).catch((error: unknown) => {
      log.error({ error }, 'Could not close cleanly')
      process.exit(1)
    })
  })

const address = await app.listen({ host: config.HOST, port: config.PORT })
log.info({ address }, 'Listening')
