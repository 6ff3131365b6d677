import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { functions } from '../../infra/functions.ts'
import { anyPort } from '../free-port.ts'
import { PROJECT_ROOT, startStudio } from '../studio.ts'
import { median, type Row } from './measure.ts'

const REPEATS = 5
const FRAMEWORK = 'node_modules/@google-cloud/functions-framework/build/src/main.js'

/** Process start to first event handled, for every function. The event is about a photo that is not there. */
export async function measureColdStarts(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    await using studio = await startStudio({ dataDir, port: 0 })
    const { projectId } = studio.cloud
    const rows: Row[] = []
    for (const { name } of functions) {
      const environment = {
        PATH: process.env.PATH,
        ...studio.cloud.environmentFor(name),
        GOOGLE_CLOUD_PROJECT: projectId,
        ORIGINALS_BUCKET: `${projectId}-originals`,
        RENDITIONS_BUCKET: `${projectId}-renditions`,
        K_SERVICE: name,
        K_REVISION: `${name}-00001`,
        NODE_COMPILE_CACHE: join(dataDir, 'compile-cache'),
      }
      await firstEvent(name, environment) // fills the compile cache, as building the image does
      const times: number[] = []
      for (let i = 0; i < REPEATS; i++) times.push(await firstEvent(name, environment))
      rows.push({
        what: `cold start of \`${name}\`, process start to first event handled`,
        goal: '≤ 0.5 s',
        measured: `${(median(times) / 1000).toFixed(2)} s`,
        met: median(times) <= 500,
      })
    }
    return rows
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function firstEvent(name: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const port = await anyPort()
  const args = [
    FRAMEWORK,
    `--target=${name}`,
    `--source=functions/${name}/main.ts`,
    '--signature-type=cloudevent',
  ]
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: PROJECT_ROOT,
    env: { ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    for (;;) {
      const answer = await deliver(port, name).catch(() => null)
      if (answer?.ok) return performance.now() - started
      if (answer) throw new Error(`${name} answers ${answer.status} to its first event`)
      if (child.exitCode !== null) throw new Error(`${name} ended before it was ready`)
      await new Promise((resolve) => setTimeout(resolve, 2)) // not listening yet
    }
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

function deliver(port: number, name: string): Promise<Response> {
  const nothing = { ownerId: 'nobody', photoId: 'nothing' }
  const upload = { bucket: 'none', name: 'nobody/nothing', generation: '1', size: '1' }
  const payload = { 'photo-removal': nothing, 'work-sweep': {} }[name] ?? upload
  const message = {
    messageId: '1',
    publishTime: new Date().toISOString(),
    data: Buffer.from(JSON.stringify(payload)).toString('base64'),
    attributes: {},
  }
  return fetch(`http://127.0.0.1:${port}/projects/p/topics/t`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message, subscription: `projects/p/subscriptions/${name}` }),
  })
}
