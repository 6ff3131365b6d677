// A small Cloud Run: every service of the Terraform JSON is a command that is started when a request comes and stopped
// when none come any more.
import type { RequestListener } from 'node:http'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { CloudDescription, ServiceDescription } from '../description.ts'
import { type Tell, tellNobody } from '../happenings.ts'
import type { Registry } from '../metrics.ts'
import { freePort } from '../ports.ts'
import type { RequestSources } from '../request-source.ts'
import type { CloudSpans } from '../telemetry/cloud-spans.ts'
import type { RunIam } from './authentication.ts'
import { instanceEnvironment } from './environment.ts'
import { createRunFaults, type RunFaults } from './faults.ts'
import type { Instance } from './instance.ts'
import { IDLE_MS } from './limits.ts'
import { watchLiveness } from './liveness.ts'
import { createLogFiles } from './log-files.ts'
import { type LogLine, parseLogLine, type Severity } from './log-line.ts'
import { createRunMetrics } from './metrics.ts'
import { endOrphans } from './orphans.ts'
import { createRequestLog, type LoggedRequest } from './request-log.ts'
import { createRevision } from './revision.ts'
import { createRevisions, type Revisions } from './revisions.ts'
import { createServiceHandler } from './service.ts'
import { createTagAddresses, type TagAddresses, type TagAddressesDeps } from './tag-addresses.ts'

export type { LogLine } from './log-line.ts'

export interface RunDeps {
  description: Pick<CloudDescription, 'services' | 'subscriptions'>
  iam: RunIam
  clock: Clock
  /** The folder in which commands are started. */
  root: string
  dataDir: string
  uriOf: (service: string) => string
  sourceOf: RequestSources['sourceOf']
  /** The variables with which a process's Google clients find the local cloud, by service account id. */
  environmentFor: (account: string) => Record<string, string>
  /** A secret's version as text; throws when it does not exist. */
  secret: (name: string, version: string) => Promise<string>
  registry: Registry
  tell?: Tell
  spans: Pick<CloudSpans, 'request'>
  /** Opens an address for a tag. */
  listen: TagAddressesDeps['listen']
  /** Folders in which commands are started instead of `root`, by the name of the image. */
  images?: Record<string, string>
  /** Decides which revision gets a request, in [0, 1). */
  random?: () => number
  log?: (line: LogLine) => void
  /** Where instances keep compiled code; in `dataDir` by default. */
  compileCacheDir?: string
  /** Milliseconds without a request after which an instance is stopped; Cloud Run's by default. */
  idleMs?: number
  /** How many processes of one event function may run at once; the machine's processors by default. */
  processors?: number
  /** Event functions get all the processes that Cloud Run would give them. */
  isStrict?: boolean
}

export interface RunningInstance {
  pid: number
  state: Instance['state']
  /** Requests being handled. */
  active: number
}

/** One service as it is managed. */
export interface RunService {
  service: ServiceDescription
  revisions: Revisions
  tags: TagAddresses
  /** Answers at the service's own port. */
  handler: RequestListener
}

export interface Run {
  handler(service: string): RequestListener
  /** Null when there is none. */
  service(name: string): RunService | null
  /** The last requests to all services. */
  requests(): readonly LoggedRequest[]
  instances(service: string): RunningInstance[]
  /** Kills the running instances without a warning, as a failing machine would. Returns how many. */
  kill(service: string, signal?: NodeJS.Signals): number
  /** Kills one instance like that; false when the service has no such process. */
  crash(service: string, pid: number): boolean
  /** Sets what goes wrong with a service's requests from now on; null stops it. */
  disturb(service: string, faults: RunFaults | null): void
  /** Sends new requests to new instances; resolves when the old ones are gone. */
  restart(service: string): Promise<void>
  close(): Promise<void>
}

export function createRun(deps: RunDeps): Run {
  const { description, iam, clock, root, dataDir, registry, tell = tellNobody, idleMs = IDLE_MS } = deps
  const files = createLogFiles(join(dataDir, 'logs'))
  const orphans = endOrphans(dataDir)
  const services = new Map<string, RunService>()
  const requests = createRequestLog()
  const faults = createRunFaults()
  const metrics = createRunMetrics(registry, () =>
    [...services.keys()].map((service) => ({ service, count: instancesOf(service).length })),
  )

  const serviceOf = (name: string): RunService => {
    const found = services.get(name)
    if (!found) throw new Error(`There is no service ${name}`)
    return found
  }

  const poolsOf = (service: string) =>
    serviceOf(service)
      .revisions.list()
      .map((each) => each.pool)
  const instancesOf = (service: string) => poolsOf(service).flatMap((pool) => pool.instances())

  function write(line: LogLine): void {
    const size = files.write(line)
    tell({ kind: 'log', line, size })
    deps.log?.(line)
  }

  const logOf = (service: string) => (severity: Severity, message: string) =>
    write({ service, severity, message, time: Date.now(), entry: null })

  /** Starts an instance of a revision, and says what becomes of it. */
  async function start(template: ServiceDescription, revision: string): Promise<Instance> {
    const { name } = template
    const log = logOf(name)
    const began = performance.now()
    const told = (pid: number, change: 'starting' | 'ready' | 'failed' | 'crashed' | 'gone') => {
      const ms = change === 'starting' ? 0 : performance.now() - began
      tell({ kind: 'instance', service: name, revision, pid, change, ms })
    }
    const compileCache = deps.compileCacheDir ?? join(dataDir, 'compile-cache')
    // This is loaded with the first instance, because the local cloud is ready before it is needed.
    const [{ startInstance }, port, env] = await Promise.all([
      import('./instance.ts'),
      freePort(),
      instanceEnvironment({ ...deps, service: template, revision, compileCache }),
    ])
    const instance = await startInstance({
      service: template,
      root: deps.images?.[template.image] ?? root,
      port,
      env,
      orphans,
      onLine: (text) => write(parseLogLine(name, text, Date.now())),
      onGone({ code, signal, lastWords, wasStopped }) {
        // One that was never ready is told as failed first.
        instance.ready.then(
          () => told(instance.pid, wasStopped ? 'gone' : 'crashed'),
          () => told(instance.pid, 'gone'),
        )
        if (wasStopped) return
        metrics.crash(name)
        log('ERROR', `An instance ended with ${signal ?? `code ${code}`}${lastWords && `:\n${lastWords}`}`)
      },
    })
    told(instance.pid, 'starting')
    instance.ready.then(
      () => {
        told(instance.pid, 'ready')
        metrics.coldStart(name, performance.now() - began)
        if (template.livenessProbe)
          watchLiveness(instance, template.livenessProbe, clock, () =>
            log('ERROR', 'An instance failed its liveness probe and is ended'),
          )
      },
      (error: Error) => {
        told(instance.pid, 'failed')
        log('ERROR', `An instance failed to start: ${error.message}`)
      },
    )
    return instance
  }

  function open(service: ServiceDescription): void {
    const { name } = service
    const handlerAt = (tag?: string) =>
      createServiceHandler({
        service,
        uri: deps.uriOf(name),
        sourceOf: deps.sourceOf,
        route: () => revisions.route(tag),
        iam,
        clock,
        metrics,
        record: requests.record,
        spans: deps.spans,
        tell,
        faultOf: faults.of,
        log: logOf(name),
      })
    const tags = createTagAddresses({ service: name, listen: deps.listen, handlerAt })
    const revisions = createRevisions({
      service,
      open: (template, number) =>
        createRevision({
          template,
          number,
          clock,
          limit: limitOf(template),
          idleMs,
          start: (revision) => start(template, revision),
        }),
      random: deps.random ?? Math.random,
      onTags: tags.set,
    })
    services.set(name, { service, revisions, tags, handler: handlerAt() })
  }

  /** More processes than processors would not work off an event function's backlog any faster. */
  function limitOf({ name, maxInstances, cpus }: ServiceDescription): number {
    const uri = deps.uriOf(name)
    const isPushed = description.subscriptions.some(({ push }) => push?.endpoint.startsWith(uri))
    const useful = Math.floor((deps.processors ?? availableParallelism()) / cpus)
    return isPushed && !deps.isStrict ? Math.min(maxInstances, Math.max(useful, 1)) : maxInstances
  }

  for (const service of description.services) open(service)

  return {
    handler: (service) => serviceOf(service).handler,
    service: (name) => services.get(name) ?? null,
    requests: requests.entries,
    instances: (service) => instancesOf(service).map(({ pid, state, active }) => ({ pid, state, active })),
    kill(service, signal = 'SIGKILL') {
      const running = instancesOf(service)
      for (const instance of running) instance.kill(signal)
      return running.length
    },
    crash(service, pid) {
      const instance = instancesOf(service).find((each) => each.pid === pid)
      instance?.kill('SIGKILL')
      return instance !== undefined
    },
    disturb: faults.disturb,
    async restart(service) {
      await Promise.all(poolsOf(service).map((pool) => pool.restart()))
    },
    async close() {
      await Promise.all(
        [...services.values()].map(({ revisions, tags }) => Promise.all([revisions.close(), tags.close()])),
      )
      await files.close()
    },
  }
}
