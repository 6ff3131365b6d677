// What it costs to record and send spans and metrics: requests and a cold start, with and without.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiProgram } from '../../infra/constructs/program.ts'
import { localEnvironment } from '../../infra/environments.ts'
import { functions } from '../../infra/functions.ts'
import { retentionVariables } from '../../infra/retention.ts'
import type { LocalCloud } from '../../local-cloud/start.ts'
import { facts as api } from '../../services/api/facts.ts'
import { bundle } from '../bundle/bundle.ts'
import { compileAhead } from '../bundle/compile-ahead.ts'
import { COMPILED } from '../bundle/compile-cache.ts'
import { createStudioClient } from '../client.ts'
import { environmentOf, firstEvent } from '../first-event.ts'
import { anyPort } from '../free-port.ts'
import { PROJECT_ROOT, startStudio } from '../studio.ts'
import { median, type Row } from './measure.ts'
import { processorTimeOf } from './processes.ts'

/** Nothing is recorded; a tenth of all traces, as in production; all of them. */
const WAYS = {
  without: { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
  tenth: { TRACE_SAMPLE_RATIO: '0.1' },
  all: { TRACE_SAMPLE_RATIO: '1' },
}
type Way = keyof typeof WAYS
const ways = Object.keys(WAYS) as Way[]

const WARM_UP = 2
const ROUNDS = 9
const REQUESTS = 256
const AT_ONCE = 8
const COLD_STARTS = 9
/** Processor time, because a machine that does other things as well changes it least. */
const GOALS = { tenth: 1.1, all: 1.3 }
const COLD_START = 1.1

export async function measureTelemetry(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  const bundles = join(folder, 'dist')
  try {
    await bundle({ root: PROJECT_ROOT, out: bundles })
    compileAhead({ bundles, home: bundles })
    await using studio = await startStudio({ dataDir: join(folder, 'data'), port: 0 })
    return [...(await requests(studio.cloud, bundles)), await coldStarts(studio.cloud, bundles)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function requests(cloud: LocalCloud, bundles: string): Promise<Row[]> {
  await using without = await startApi(cloud, bundles, 'without')
  await using tenth = await startApi(cloud, bundles, 'tenth')
  await using all = await startApi(cloud, bundles, 'all')
  const processes = { without, tenth, all }
  const rates: Record<Way, number[]> = { without: [], tenth: [], all: [] }
  const times: Record<Way, number[]> = { without: [], tenth: [], all: [] }
  const work: Record<Way, number> = { without: 0, tenth: 0, all: 0 }
  for (let round = 0; round < WARM_UP + ROUNDS; round++)
    // They take turns, so that a busy moment of the machine affects all of them.
    for (const way of ways) {
      const { rate, took, work: used } = await processes[way].ask()
      if (round < WARM_UP) continue
      work[way] += used
      rates[way].push(rate)
      times[way].push(...took)
    }
  const p95 = (way: Way) => times[way].sort((a, b) => a - b)[Math.floor(times[way].length * 0.95)] ?? 0
  const each = (way: Way) => work[way] / (ROUNDS * REQUESTS)
  const rowOf = (way: 'tenth' | 'all'): Row => {
    const ratio = work[way] / work.without
    const rate = (of: Way) => Math.round(median(rates[of]))
    return {
      what: `processor time of a request with ${way === 'all' ? 'all' : 'a tenth of all'} traces sent, against none recorded`,
      goal: `≤ ${GOALS[way]} ×`,
      measured: `${ratio.toFixed(2)} × (${each(way).toFixed(2)} and ${each('without').toFixed(2)} ms; ${rate(way)} and ${rate('without')} requests a second; p95 ${p95(way).toFixed(0)} and ${p95('without').toFixed(0)} ms)`,
      met: ratio <= GOALS[way],
    }
  }
  return [rowOf('tenth'), rowOf('all')]
}

/** A process of the API, and a person who asks it. */
async function startApi(cloud: LocalCloud, bundles: string, way: Way) {
  const port = await anyPort()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, apiProgram('bundles'), {
    cwd: bundles,
    env: {
      ...environmentOf(api, cloud, 'studio-api'),
      ...Object.fromEntries(
        retentionVariables(localEnvironment(port)).map(({ name, value }) => [name, value]),
      ),
      ...WAYS[way],
      LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const isReady = async () => (await fetch(`${url}/health/ready`).catch(() => null))?.ok
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('The API ended before it was ready')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const client = createStudioClient(url)
  await client.register({ email: `${way}@example.com`, password: 'a long enough password', name: way })

  async function askSome(count: number, took: number[]): Promise<void> {
    for (let index = 0; index < count; index++) {
      // Each request is a trace of its own, so that a share of them is kept.
      client.headers.set('traceparent', `00-${hex(32)}-${hex(16)}-01`)
      const began = performance.now()
      await client.call('GET', '/account')
      took.push(performance.now() - began)
    }
  }

  return {
    async ask() {
      const took: number[] = []
      const before = processorTimeOf([child.pid ?? 0])
      const began = performance.now()
      await Promise.all(Array.from({ length: AT_ONCE }, () => askSome(REQUESTS / AT_ONCE, took)))
      const seconds = (performance.now() - began) / 1000
      return { rate: took.length / seconds, took, work: processorTimeOf([child.pid ?? 0]) - before }
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

const hex = (digits: number) => randomBytes(digits / 2).toString('hex')

async function coldStarts(cloud: LocalCloud, bundles: string): Promise<Row> {
  const trigger = functions.find(({ name }) => name === 'photo-metadata')
  if (!trigger) throw new Error('There is no photo-metadata')
  const times: Record<'without' | 'all', number[]> = { without: [], all: [] }
  for (let round = 0; round < COLD_STARTS; round++)
    for (const way of ['without', 'all'] as const)
      times[way].push(
        await firstEvent({
          trigger,
          cloud,
          form: 'bundles',
          root: bundles,
          compileCache: join(bundles, COMPILED),
          env: WAYS[way],
        }),
      )
  const [all, without] = [median(times.all), median(times.without)]
  return {
    what: 'cold start of `photo-metadata`, bundled, process start to first event handled and its spans sent, against none recorded',
    goal: `≤ ${COLD_START} ×`,
    measured: `${(all / without).toFixed(2)} × (${Math.round(all)} and ${Math.round(without)} ms)`,
    met: all <= without * COLD_START,
  }
}
