// A small Cloud Run: every service of the Terraform JSON is a command that is started when a request comes and stopped
// when none come any more.
import type { RequestListener } from 'node:http'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { CloudDescription, ServiceDescription } from '../description.ts'
import type { Registry } from '../metrics.ts'
import { freePort } from '../ports.ts'
import type { RunIam } from './authentication.ts'
import { instanceEnvironment } from './environment.ts'
import type { Instance } from './instance.ts'
import { IDLE_MS } from './limits.ts'
import { watchLiveness } from './liveness.ts'
import { createLogFiles } from './log-files.ts'
import { type LogLine, parseLogLine, type Severity } from './log-line.ts'
import { createRunMetrics } from './metrics.ts'
import { endOrphans } from './orphans.ts'
import { createPool, type Pool } from './pool.ts'
import { createServiceHandler } from './service.ts'

export type { LogLine } from './log-line.ts'

export interface RunDeps {
  description: Pick<CloudDescription, 'services' | 'subscriptions'>
  iam: RunIam
  clock: Clock
  /** The folder in which commands are started. */
  root: string
  dataDir: string
  uriOf: (service: string) => string
  /** The variables with which a process's Google clients find the local cloud, by service account id. */
  environmentFor: (account: string) => Record<string, string>
  /** A secret's version as text; throws when it does not exist. */
  secret: (name: string, version: string) => Promise<string>
  registry: Registry
  log?: (line: LogLine) => void
  /** Milliseconds without a request after which an instance is stopped; Cloud Run's by default. */
  idleMs?: number
  /** How many processes of one event function may run at once; the machine's processors by default. */
  processors?: number
}

export interface RunningInstance {
  pid: number
  state: Instance['state']
  /** Requests being handled. */
  active: number
}

export interface Run {
  /** The handler that answers at the service's own port. */
  handler(service: string): RequestListener
  instances(service: string): RunningInstance[]
  /** Kills the running instances without a warning, as a failing machine would. Returns how many. */
  kill(service: string, signal?: NodeJS.Signals): number
  /** Sends new requests to new instances; resolves when the old ones are gone. */
  restart(service: string): Promise<void>
  close(): Promise<void>
}

export function createRun(deps: RunDeps): Run {
  const { description, iam, clock, root, dataDir, registry, idleMs = IDLE_MS } = deps
  const files = createLogFiles(join(dataDir, 'logs'))
  const orphans = endOrphans(dataDir)
  const pools = new Map<string, Pool>()
  const handlers = new Map<string, RequestListener>()
  const metrics = createRunMetrics(registry, () =>
    [...pools].map(([service, pool]) => ({ service, count: pool.instances().length })),
  )

  function write(line: LogLine): void {
    files.write(line)
    deps.log?.(line)
  }

  function open(service: ServiceDescription): void {
    const { name } = service
    const log = (severity: Severity, message: string) =>
      write({ service: name, severity, message, time: Date.now(), entry: null })

    async function start(): Promise<Instance> {
      const began = performance.now()
      const compileCache = join(dataDir, 'compile-cache')
      // This is loaded with the first instance, because the local cloud is ready before it is needed.
      const [{ startInstance }, port, env] = await Promise.all([
        import('./instance.ts'),
        freePort(),
        instanceEnvironment({ ...deps, service, compileCache }),
      ])
      const instance = await startInstance({
        service,
        root,
        port,
        env,
        orphans,
        onLine: (text) => write(parseLogLine(name, text, Date.now())),
        onGone({ code, signal, lastWords, wasStopped }) {
          if (wasStopped) return
          metrics.crash(name)
          log('ERROR', `An instance ended with ${signal ?? `code ${code}`}${lastWords && `:\n${lastWords}`}`)
        },
      })
      instance.ready.then(
        () => {
          metrics.coldStart(name, performance.now() - began)
          if (service.livenessProbe)
            watchLiveness(instance, service.livenessProbe, clock, () =>
              log('ERROR', 'An instance failed its liveness probe and is ended'),
            )
        },
        (error: Error) => log('ERROR', `An instance failed to start: ${error.message}`),
      )
      return instance
    }

    const pool = createPool({ service, limit: limitOf(service), clock, idleMs, start })
    pools.set(name, pool)
    handlers.set(
      name,
      createServiceHandler({ service, uri: deps.uriOf(name), pool, iam, clock, metrics, log }),
    )
  }

  /** More processes than processors would not work off an event function's backlog any faster. */
  function limitOf({ name, maxInstances, cpus }: ServiceDescription): number {
    const uri = deps.uriOf(name)
    const isPushed = description.subscriptions.some(({ push }) => push?.endpoint.startsWith(uri))
    const useful = Math.floor((deps.processors ?? availableParallelism()) / cpus)
    return isPushed ? Math.min(maxInstances, Math.max(useful, 1)) : maxInstances
  }

  for (const service of description.services) open(service)

  const poolOf = (service: string): Pool => {
    const pool = pools.get(service)
    if (!pool) throw new Error(`There is no service ${service}`)
    return pool
  }

  return {
    handler(service) {
      const handler = handlers.get(service)
      if (!handler) throw new Error(`There is no service ${service}`)
      return handler
    },
    instances: (service) =>
      poolOf(service)
        .instances()
        .map(({ pid, state, active }) => ({ pid, state, active })),
    kill(service, signal = 'SIGKILL') {
      const running = poolOf(service).instances()
      for (const instance of running) instance.kill(signal)
      return running.length
    },
    restart: (service) => poolOf(service).restart(),
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()))
      await files.close()
    },
  }
}
