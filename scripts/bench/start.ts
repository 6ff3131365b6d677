import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { localEnvironment } from '../../infra/environments.ts'
import { synthesize } from '../../infra/synthesize.ts'
import { PROJECT_ROOT } from '../studio.ts'
import { MB, median, memoryOf, type Row } from './measure.ts'

const REPEATS = 5

/** Measures from process start to "ready", for the whole studio and for the local cloud alone. */
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
    const cloud: { ms: number; memory: number }[] = []
    for (let i = 0; i < REPEATS; i++) {
      studio.push((await startOnce('npm', studioArgs, /Ctrl\+C/)).ms)
      cloud.push(await startOnce(process.execPath, cloudArgs, /ready/i))
    }
    const cloudMs = median(cloud.map(({ ms }) => ms))
    const memory = median(cloud.map((run) => run.memory))
    return [
      {
        what: '`npm start` on an installed checkout to "ready"',
        goal: '≤ 3 s',
        measured: `${(median(studio) / 1000).toFixed(2)} s`,
        met: median(studio) <= 3000,
      },
      {
        what: 'the local cloud itself',
        goal: '≤ 0.3 s, ≤ 100 MB',
        measured: `${(cloudMs / 1000).toFixed(2)} s, ${Math.round(memory / MB)} MB`,
        met: cloudMs <= 300 && memory <= 100 * MB,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startOnce(
  command: string,
  args: string[],
  ready: RegExp,
): Promise<{ ms: number; memory: number }> {
  const started = performance.now()
  const child = spawn(command, args, {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (!ready.test(line)) continue
    const ms = performance.now() - started
    const memory = memoryOf(child.pid!).now
    child.stdout.resume()
    // The whole group gets the signal, because npm does not pass signals on to its children in every shell.
    process.kill(-child.pid!, 'SIGTERM')
    await once(child, 'exit')
    return { ms, memory }
  }
  throw new Error(`${args[0]} ended before it was ready`)
}
