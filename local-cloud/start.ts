// Google Cloud on one machine and in this process, as the synthesized Terraform JSON describes it: composes the
// simulated services, gives them ports, and tells processes how to find them.
import { listenForAccounts } from './account-addresses.ts'
import { createBilling } from './billing/billing.ts'
import { createClock } from './clock.ts'
import { closeHttp, stopAll } from './closing.ts'
import type { LocalCloud, LocalCloudOptions } from './cloud.ts'
import { createConsoleLater } from './console/later.ts'
import { createConsole } from './console.ts'
import { lockData } from './data-lock.ts'
import { createEnvironments } from './environments.ts'
import { createFirestoreAdminApi } from './firestore/admin/api.ts'
import { createGoogleMail } from './google-mail/google-mail.ts'
import { createHappenings } from './happenings.ts'
import { createIam } from './iam/iam.ts'
import { openEntranceIfAny } from './load-balancer/if-any.ts'
import { createRequestEntries } from './logging/request-entries.ts'
import { createMailbox } from './mailbox/mailbox.ts'
import { Registry } from './metrics.ts'
import { createMonitoring } from './monitoring/monitoring.ts'
import { operatorBindings, operatorEmail } from './operator.ts'
import { createOutage } from './outage.ts'
import { HOST, listenOn, openPorts } from './ports.ts'
import { createPubsub } from './pubsub/pubsub.ts'
import { createRequestSources } from './request-source.ts'
import { createAdminApi } from './run/admin-api.ts'
import type { LogLine, Severity } from './run/log-line.ts'
import { createRun } from './run/run.ts'
import { createScheduler } from './scheduler/scheduler.ts'
import { createSecretManager } from './secret-manager/secret-manager.ts'
import { createStorageLater } from './storage/later.ts'
import { createCloudSpans } from './telemetry/cloud-spans.ts'
import { createTelemetry } from './telemetry/telemetry.ts'
import { readTerraform, serviceNames } from './terraform.ts'

export type { LocalCloud, LocalCloudOptions, LogLine }

/** Throws when the JSON cannot be read or another process uses the data folder. */
export async function startLocalCloud(
  terraformJson: unknown,
  options: LocalCloudOptions,
): Promise<LocalCloud> {
  const unlock = lockData(options.dataDir)
  const cleanUp: (() => unknown)[] = [unlock]
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= stopAll(cleanUp)
    return stopping
  }
  try {
    return await compose(terraformJson, options, cleanUp, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function compose(
  terraformJson: unknown,
  options: LocalCloudOptions,
  cleanUp: (() => unknown)[],
  stop: () => Promise<void>,
): Promise<LocalCloud> {
  const { dataDir, clock = createClock() } = options
  const ports = openPorts(dataDir, options.ports ?? {})
  const listen = async (name: string) => {
    const { server, port, serve } = await ports.listen(name)
    const close = () => closeHttp(server)
    cleanUp.push(close)
    return { serve, url: `http://${HOST}:${port}`, close }
  }
  const happenings = createHappenings(clock)
  const { tell } = happenings
  function log(severity: Severity, message: string): void {
    const line: LogLine = { service: 'local-cloud', severity, message, time: Date.now(), entry: null }
    tell({ kind: 'log', line, size: Buffer.byteLength(message) })
    options.log?.(line)
  }

  const names = serviceNames(terraformJson)
  const listeners = new Map(await Promise.all(names.map(async (name) => [name, await listen(name)] as const)))
  const uriOf = (name: string) => {
    const found = listeners.get(name)
    if (!found) throw new Error(`There is no service ${name}`)
    return found.url
  }
  const { description, unknown } = readTerraform(terraformJson, { uriOf })
  const { projectId } = description
  const registry = new Registry()
  const sources = createRequestSources()

  // Tokens and signatures use real time even when the clock is moved, because the clients that make and hold them know
  // no other clock.
  const iam = createIam({
    description: { ...description, bindings: [...description.bindings, ...operatorBindings(projectId)] },
    dataDir,
    clock: { now: Date.now },
    ...keysDirOf(options),
  })
  const telemetry = createTelemetry({ projectId, iam })
  const telemetryListener = await listen('telemetry')
  telemetryListener.serve(telemetry.handler)
  const spans = createCloudSpans(telemetry.add)
  const pubsub = createPubsub({
    description,
    iam,
    clock,
    dataDir,
    registry,
    tell,
    hold: true,
    spans,
    pushHeaders: sources.stamp('internal'),
    log: (text) => log('WARNING', text),
  })
  cleanUp.push(() => pubsub.close())
  const outages = { firestore: createOutage(), storage: createOutage() }
  const storage = createStorageLater({
    description,
    iam,
    clock,
    signersNow: Date.now,
    dataDir,
    publish: pubsub.publish,
    tell,
    isOut: outages.storage.hits,
    log: (message, fields) => log('WARNING', `${message} ${JSON.stringify(fields)}`),
  })
  cleanUp.push(() => storage.close())
  const secrets = createSecretManager({ description, clock, dataDir, tell })
  cleanUp.push(() => secrets.close())
  const mailbox = createMailbox({ clock, dataDir })
  cleanUp.push(() => mailbox.close())
  const googleMail = createGoogleMail({ clock, dataDir, mailbox, iam })
  cleanUp.push(() => googleMail.close())

  const [storageListener, consoleListener, mailboxListener, googleListener, smtpPort, addresses] =
    await Promise.all([
      listen('storage'),
      listen('iam'),
      listen('mailbox'),
      listen('google-mail'),
      ports.choose('smtp', (port) => listenOn(mailbox.smtp, port)),
      listenForAccounts({
        ...{ description, iam, listen, ports },
        log: (text) => log('ERROR', text),
        async load() {
          const { createGrpcServices } = await import('./grpc-services.ts')
          return await createGrpcServices({
            ...{ description, iam, clock, dataDir, tell, pubsub, secrets },
            isOut: outages.firestore.hits,
          })
        },
      }),
    ])
  cleanUp.push(() => addresses.close())
  storageListener.serve(storage.handler)
  mailboxListener.serve(mailbox.handler)
  googleListener.serve(googleMail.handler)
  const smtpAddress = `${HOST}:${smtpPort}`
  const entrance = await openEntranceIfAny({ description, uriOf, iam, sources, clock, listen })
  const environmentFor = createEnvironments({
    projectId,
    storageUrl: storageListener.url,
    iamUrl: consoleListener.url,
    smtpAddress,
    mailboxUrl: mailboxListener.url,
    gmailAddress: new URL(googleListener.url).host,
    telemetryUrl: telemetryListener.url,
    iapKeysUrl: entrance.iapKeysUrl,
    accounts: addresses.accounts,
  })

  const run = createRun({
    ...options,
    description,
    iam,
    clock,
    registry,
    tell,
    spans,
    uriOf,
    sourceOf: sources.sourceOf,
    environmentFor,
    listen,
    secret: async (name, version) => secrets.access(name, version).toString(),
  })
  cleanUp.push(() => run.close())
  const apis = [
    createAdminApi({ description, run, iam, uriOf }),
    createRequestEntries({ description, iam, requests: run.requests }),
    createFirestoreAdminApi({
      ...{ description, iam },
      admin: async () => (await addresses.backend()).firestoreAdmin(),
    }),
  ]
  consoleListener.serve(createConsole({ iam, registry, apis }))
  for (const [name, { serve }] of listeners) serve(run.handler(name))
  const monitoring = createMonitoring({ description, clock, happenings, backlogs: pubsub.backlogs })
  cleanUp.push(() => monitoring.close())
  const billing = createBilling({ description, happenings, clock, uriOf })
  cleanUp.push(() => billing.close())
  // Messages that a crash left waiting are pushed only now, when their endpoints are up.
  pubsub.start()
  const scheduler = createScheduler({
    description,
    clock,
    publish: (topic, message) => pubsub.publish(topic, { ...message, data: Buffer.from(message.data) }),
    tell,
    log: (text) => log('ERROR', text),
  })
  cleanUp.push(() => scheduler.close())
  const consolePage = createConsoleLater({
    description,
    clock,
    happenings,
    run,
    pubsub,
    scheduler,
    secrets,
    spans: telemetry.spans,
    storage: storage.look,
    firestore: async () => (await addresses.backend()).firestore,
    outages,
    mailbox: { ...mailbox, url: mailboxListener.url },
    googleMail: { ...googleMail, url: googleListener.url },
    monitoring,
    billing,
    uriOf,
  })
  cleanUp.push(() => consolePage.close())
  const consolePageListener = await listen('console')
  consolePageListener.serve(consolePage.handler)

  return {
    projectId,
    clock,
    unknown: [...unknown, ...iam.unknown, ...entrance.unknown],
    services: names,
    serviceUrl: uriOf,
    entrances: entrance.urls,
    consoleUrl: consoleListener.url,
    storageUrl: storageListener.url,
    consolePageUrl: consolePageListener.url,
    mailbox: { ...mailbox, url: mailboxListener.url, smtpAddress },
    googleMail: { ...googleMail, url: googleListener.url },
    environmentFor,
    telemetry,
    operatorToken: () => iam.accessToken(operatorEmail(projectId)).token,
    operatorAddress: addresses.operatorAddress,
    policy: iam.policy,
    run,
    pubsub,
    happenings,
    monitoring,
    billing,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

const keysDirOf = ({ keysDir }: LocalCloudOptions) => (keysDir === undefined ? {} : { keysDir })
