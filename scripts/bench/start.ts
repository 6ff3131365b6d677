import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { localEnvironment } from '../../infra/environments.ts'
import { synthesize } from '../../infra/synthesize.ts'
import { PROJECT_ROOT } from '../studio.ts'
import { MB, median, nodeAlone, type Row } from './measure.ts'
import { memoryTogether } from './processes.ts'

const REPEATS = 5
const GOAL_START = 4
const GOAL_MEMORY = 45 * MB
/** After this long, a process that has started is idle. */
const SETTLED_MS = 1000
/** Node that has started and does nothing. */
const IDLE = ['-e', "console.log('ready'); setInterval(() => {}, 1_000_000)"]

/** Measures from process start to "ready", for the whole studio and for the local cloud alone, and the cloud's memory. */
export async function measureStart(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  const terraform = join(folder, 'cdk.tf.json')
  writeFileSync(terraform, JSON.stringify(synthesize(localEnvironment(8080))))
  const cloudArgs = ['local-cloud/main.js', '--terraform', terraform, '--data', join(folder, 'cloud')]
  const studioArgs = ['start', '--', '--data', join(folder, 'studio'), '--port', '0']
  try {
    // The first start of each fills Node's compile cache and makes keys and accounts, which a person waits for only
    // once.
    await startOnce('npm', studioArgs, /Ctrl\+C/)
    await startOnce(process.execPath, cloudArgs, /ready/i)
    const studio: number[] = []
    const cloud: Started[] = []
    const node: Started[] = []
    for (let i = 0; i < REPEATS; i++) {
      studio.push((await startOnce('npm', studioArgs, /Ctrl\+C/)).ms)
      cloud.push(await startOnce(process.execPath, cloudArgs, /ready/i))
      node.push({ ms: nodeAlone(), memory: (await startOnce(process.execPath, IDLE, /ready/)).memory })
    }
    const cloudMs = median(cloud.map(({ ms }) => ms))
    const toNode = cloudMs / median(node.map(({ ms }) => ms))
    const memory = median(cloud.map((run) => run.memory)) - median(node.map((run) => run.memory))
    return [
      {
        what: '`npm start` on an installed checkout to "ready"',
        goal: '≤ 3 s',
        measured: `${(median(studio) / 1000).toFixed(2)} s`,
        met: median(studio) <= 3000,
      },
      {
        what: 'the local cloud itself, process start to "ready", against `node -e 0`',
        goal: `≤ ${GOAL_START} ×`,
        measured: `${toNode.toFixed(1)} × (${Math.round(cloudMs)} ms)`,
        met: toNode <= GOAL_START,
      },
      {
        what: 'memory of the idle local cloud, above that of an idle Node',
        goal: `≤ ${GOAL_MEMORY / MB} MB`,
        measured: `${Math.round(memory / MB)} MB`,
        met: memory <= GOAL_MEMORY,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Started {
  ms: number
  /** Bytes that its processes hold together once it is idle. */
  memory: number
}

async function startOnce(command: string, args: string[], ready: RegExp): Promise<Started> {
  const started = performance.now()
  const child = spawn(command, args, {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (!ready.test(line)) continue
    const ms = performance.now() - started
    child.stdout.resume()
    await setTimeout(SETTLED_MS)
    const memory = memoryTogether([child.pid!])
    // The whole group gets the signal, because npm does not pass signals on to its children in every shell.
    process.kill(-child.pid!, 'SIGTERM')
    await once(child, 'exit')
    return { ms, memory }
  }
  throw new Error(`${args[0]} ended before it was ready`)
}
