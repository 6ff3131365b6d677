import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import type { ProbeDescription, ServiceDescription } from '../description.ts'
import { DEFAULT_STARTUP_MS, TERMINATION_GRACE_MS } from './limits.ts'
import type { Orphans } from './orphans.ts'
import { acceptsConnections, answersWell } from './probe.ts'

export interface Instance {
  pid: number
  port: number
  /** Requests being handled. */
  active: number
  /** `leaving` gets no new requests; it ends by itself or is killed. */
  state: 'starting' | 'ready' | 'leaving' | 'gone'
  /** Rejects when the instance ends or takes too long before it can serve. */
  ready: Promise<void>
  /** Resolves when the process is gone. */
  gone: Promise<void>
  kill(signal: NodeJS.Signals): void
  /** SIGTERM, then SIGKILL after Cloud Run's ten seconds. */
  stop(): Promise<void>
}

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
  lastWords: string
  /** Whether the process ended because `stop` was called. */
  wasStopped: boolean
}

export interface InstanceDeps {
  service: Pick<ServiceDescription, 'name' | 'command' | 'args' | 'startupProbe'>
  root: string
  port: number
  env: Record<string, string>
  orphans: Orphans
  /** Called with each line of its standard output or error. */
  onLine: (text: string) => void
  /** Called with the last lines of standard error, which help to find the cause. */
  onGone: (exit: Exit) => void
}

/** Milliseconds between checks whether the port is open; Google's probes wait whole seconds. */
const LOOK_EVERY_MS = 5
const LAST_WORDS = 20
/** Milliseconds to read the rest of the output, which a child of the instance may keep open. */
const OUTPUT_END_MS = 200
/** The descriptor after standard input, output and error. */
const LEASH_DESCRIPTOR = 3
const leash = pathToFileURL(`${import.meta.dirname}/leash.ts`).href

/** Throws when the command cannot be started. */
export async function startInstance(deps: InstanceDeps): Promise<Instance> {
  const { service, root, port, env, orphans, onLine, onGone } = deps
  const token = randomUUID()
  const [command = '', ...args] = [...service.command, ...service.args]
  const isNode = command === 'node'
  const child = spawn(
    isNode ? process.execPath : command,
    isNode ? ['--import', `${leash}?instance=${token}`, ...args] : args,
    {
      cwd: root,
      env: { ...env, PORT: String(port), LOCAL_CLOUD_LEASH: String(LEASH_DESCRIPTOR) },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // The instance gets a process group of its own: Ctrl+C goes to the local cloud, which then ends its instances in
      // order.
      detached: true,
    },
  )
  const lastWords: string[] = []
  readLines(child.stdout, onLine)
  readLines(child.stderr, (text) => {
    lastWords.push(text)
    if (lastWords.length > LAST_WORDS) lastWords.shift()
    onLine(text)
  })
  await once(child, 'spawn')
  const pid = child.pid ?? 0
  orphans.record(pid, isNode ? token : '')

  let wasStopped = false
  /** Signals the whole group, because what the instance started must not outlive it. */
  const kill = (signal: NodeJS.Signals) => {
    if (signal === 'SIGKILL') instance.state = 'gone'
    try {
      process.kill(signal === 'SIGKILL' ? -pid : pid, signal)
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }
  const gone = new Promise<void>((resolve) => {
    child.once('exit', async (code, signal) => {
      kill('SIGKILL')
      orphans.forget(pid)
      resolve()
      await Promise.race([once(child, 'close'), new Promise((end) => setTimeout(end, OUTPUT_END_MS).unref())])
      onGone({ code, signal, lastWords: lastWords.join('\n'), wasStopped })
    })
  })

  const instance: Instance = {
    pid,
    port,
    active: 0,
    state: 'starting',
    ready: waitUntilReady(child, port, service.startupProbe).then(() => {
      if (instance.state === 'starting') instance.state = 'ready'
    }),
    gone,
    kill,
    async stop() {
      if (instance.state === 'gone') return await gone
      wasStopped = true
      instance.state = 'leaving'
      kill('SIGTERM')
      const force = setTimeout(() => kill('SIGKILL'), TERMINATION_GRACE_MS)
      await gone
      clearTimeout(force)
    },
  }
  return instance
}

async function waitUntilReady(
  child: ChildProcess,
  port: number,
  probe: ProbeDescription | null,
): Promise<void> {
  const allowed = probe
    ? (probe.initialDelaySeconds + probe.periodSeconds * probe.failureThreshold) * 1000
    : DEFAULT_STARTUP_MS
  const deadline = performance.now() + allowed
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended before it was ready')
    const isUp =
      (await acceptsConnections(port)) &&
      (!probe?.path || (await answersWell(port, probe.path, probe.timeoutSeconds)))
    if (isUp) return
    if (performance.now() > deadline) throw new Error(`it was not ready after ${allowed / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

function readLines(stream: Readable | null, onLine: (text: string) => void): void {
  if (stream === null) return
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (text) => {
    if (text !== '') onLine(text)
  })
}

/** Whether no process has that number any more or, on some systems, only one that has ended. */
const isGone = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')
