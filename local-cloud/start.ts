// Google Cloud on one machine and in this process, as the synthesized Terraform JSON describes it: composes the
// simulated services, gives them ports, and tells processes how to find them.
import { type Clock, createClock } from './clock.ts'
import { closeHttp, stopAll } from './closing.ts'
import { createConsoleLater } from './console/later.ts'
import { createConsole } from './console.ts'
import { lockData } from './data-lock.ts'
import { createEnvironments } from './environments.ts'
import { createGoogleMail, type GoogleMail } from './google-mail/google-mail.ts'
import { listenGrpc } from './grpc-port.ts'
import { createHappenings, type Happenings } from './happenings.ts'
import { createIam } from './iam/iam.ts'
import { createMetadataServer } from './iam/metadata-server.ts'
import type { PolicyAdmin } from './iam/policy.ts'
import type { openEntrance } from './load-balancer/entrance.ts'
import { createRequestEntries } from './logging/request-entries.ts'
import { createMailbox, type Mailbox } from './mailbox/mailbox.ts'
import { Registry } from './metrics.ts'
import { createMonitoring, type Monitoring } from './monitoring/monitoring.ts'
import { operatorBindings, operatorEmail } from './operator.ts'
import { createOutage } from './outage.ts'
import { HOST, listenOn, openPorts } from './ports.ts'
import { createPubsub, type Pubsub } from './pubsub/pubsub.ts'
import { createRequestSources } from './request-source.ts'
import { createAdminApi } from './run/admin-api.ts'
import type { LogLine, Severity } from './run/log-line.ts'
import { createRun, type Run } from './run/run.ts'
import { createScheduler } from './scheduler/scheduler.ts'
import { createSecretManager } from './secret-manager/secret-manager.ts'
import { createStorageLater } from './storage/later.ts'
import { createCloudSpans } from './telemetry/cloud-spans.ts'
import { createTelemetry, type Telemetry } from './telemetry/telemetry.ts'
import { readTerraform, serviceNames } from './terraform.ts'

export type { LogLine }

export interface LocalCloudOptions {
  /** The folder that holds all state; only one process at a time may use it. */
  dataDir: string
  /** The folder in which the services' commands are started. */
  root: string
  clock?: Clock
  log?: (line: LogLine) => void
  /**
   * Ports by name: `console`, `storage`, `grpc` (the operator's), `grpc-ACCOUNT`, `iam`, `mailbox`, `smtp`,
   * `google-mail`, `telemetry`, or a service's name. Others are those of last time, or free ones.
   */
  ports?: Record<string, number | undefined>
  /** Where the accounts' keys are; in `dataDir` by default. Tests may share one folder, because making keys is slow. */
  keysDir?: string
  /** Where services keep compiled code; in `dataDir` by default. Tests may share one folder, because compiling is slow. */
  compileCacheDir?: string
  /** Milliseconds without a request after which an instance is stopped; Cloud Run's 15 minutes by default. */
  idleMs?: number
  /** Folders in which services' commands are started instead of `root`, by the name of the image. */
  images?: Record<string, string>
  /** Decides which revision of a service gets a request, in [0, 1); Math.random by default. */
  random?: () => number
  /** How many processes of one event function may run at once; the machine's processors by default. */
  processors?: number
}

export interface LocalCloud extends AsyncDisposable {
  projectId: string
  clock: Clock
  /**
   * What the JSON contains but the local cloud does not understand: addresses of resources and attributes, bindings.
   */
  unknown: string[]
  /** Names of the Cloud Run services. */
  services: string[]
  serviceUrl(name: string): string
  /** Where each forwarding rule of a load balancer is reached, by its name. */
  entrances: Record<string, string>
  /**
   * IAM Credentials, public keys, Cloud Run's Admin API, Logging's list of entries, and `/metrics` of the local cloud
   * itself.
   */
  consoleUrl: string
  storageUrl: string
  /** The page that shows all of this, for people. */
  consolePageUrl: string
  /** The mails that were sent on this machine; `url` is the page to read them. */
  mailbox: Pick<Mailbox, 'messages' | 'countBy' | 'disturb'> & { url: string; smtpAddress: string }
  /** Google's sign-in and Gmail, with what can be done to them. */
  googleMail: Pick<GoogleMail, 'disturb' | 'allow' | 'revoke'> & { url: string }
  /** The variables with which a process's Google clients find this cloud, acting as that service account id. */
  environmentFor(account: string): Record<string, string>
  /** The spans and metrics that were sent, or made by Google's services themselves, and what can go wrong with it. */
  telemetry: Pick<Telemetry, 'spans' | 'points' | 'disturb'>
  /** An access token of the person at this machine, who may manage all of it. */
  operatorToken(): string
  /** host:port of Firestore, Pub/Sub and Secret Manager for an operator, whom nothing is refused. */
  operatorAddress: string
  policy: PolicyAdmin
  run: Pick<Run, 'instances' | 'kill' | 'restart' | 'requests'>
  pubsub: Pick<Pubsub, 'idle' | 'settled' | 'publish'>
  happenings: Pick<Happenings, 'listen'>
  /** Time series of what happens, and the incidents of the alert policies over them. */
  monitoring: Pick<Monitoring, 'incidents' | 'checkUptime' | 'series' | 'kept'>
  stop(): Promise<void>
}

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
  const { projectId, serviceAccounts } = description
  const registry = new Registry()
  const sources = createRequestSources()

  // Tokens use real time even when the clock is moved, because the clients that hold them know no other clock.
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

  const [storageListener, consoleListener, mailboxListener, googleListener, smtpPort, grpc, ...metadata] =
    await Promise.all([
      listen('storage'),
      listen('iam'),
      listen('mailbox'),
      listen('google-mail'),
      ports.choose('smtp', (port) => listenOn(mailbox.smtp, port)),
      listenGrpc({
        ports,
        addresses: [
          { name: 'grpc', email: null },
          ...serviceAccounts.map(({ accountId, email }) => ({ name: `grpc-${accountId}`, email })),
        ],
        log: (text) => log('ERROR', text),
        async load() {
          const { createGrpcServices } = await import('./grpc-services.ts')
          return await createGrpcServices({
            ...{ description, clock, dataDir, tell, pubsub, secrets },
            isOut: outages.firestore.hits,
            allows: iam.allows,
          })
        },
      }),
      ...serviceAccounts.map(({ accountId }) => listen(`metadata-${accountId}`)),
    ])
  cleanUp.push(() => grpc.close())
  storageListener.serve(storage.handler)
  mailboxListener.serve(mailbox.handler)
  googleListener.serve(googleMail.handler)
  serviceAccounts.forEach(({ email }, index) => {
    metadata[index]?.serve(createMetadataServer({ description, iam, email, now: Date.now }))
  })
  const [operatorPort, ...accountPorts] = grpc.ports
  const smtpAddress = `${HOST}:${smtpPort}`
  const entrance = await openEntranceOf({ description, uriOf, iam, sources, clock, listen })
  const environmentFor = createEnvironments({
    projectId,
    storageUrl: storageListener.url,
    iamUrl: consoleListener.url,
    smtpAddress,
    mailboxUrl: mailboxListener.url,
    gmailAddress: new URL(googleListener.url).host,
    telemetryUrl: telemetryListener.url,
    iapKeysUrl: entrance.iapKeysUrl,
    accounts: new Map(
      serviceAccounts.map(({ accountId }, index) => [
        accountId,
        { metadataUrl: metadata[index]?.url ?? '', grpcAddress: `${HOST}:${accountPorts[index]}` },
      ]),
    ),
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
  ]
  consoleListener.serve(createConsole({ iam, registry, apis }))
  for (const [name, { serve }] of listeners) serve(run.handler(name))
  const monitoring = createMonitoring({ description, clock, happenings, backlogs: pubsub.backlogs })
  cleanUp.push(() => monitoring.close())
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
    firestore: async () => (await grpc.backend()).firestore,
    outages,
    mailbox: { ...mailbox, url: mailboxListener.url },
    googleMail: { ...googleMail, url: googleListener.url },
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
    operatorAddress: `${HOST}:${operatorPort}`,
    policy: iam.policy,
    run,
    pubsub,
    happenings,
    monitoring,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

/** Without a load balancer there is nothing to load for one. */
async function openEntranceOf(deps: Parameters<typeof openEntrance>[0]): ReturnType<typeof openEntrance> {
  if (deps.description.fronts.length === 0) return { urls: {}, iapKeysUrl: null, unknown: [] }
  const { openEntrance } = await import('./load-balancer/entrance.ts')
  return openEntrance(deps)
}

const keysDirOf = ({ keysDir }: LocalCloudOptions) => (keysDir === undefined ? {} : { keysDir })
