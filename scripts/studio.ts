// The whole studio on this machine: the local cloud, configured by the synthesized infrastructure, with a warm API.
// `npm start`, the demo, the benchmark and the system tests all start it here.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { localEnvironment } from '../infra/environments.ts'
import { synthesize, type TerraformJson } from '../infra/synthesize.ts'
import { type LocalCloud, startLocalCloud } from '../local-cloud/start.ts'
import { freePort } from './free-port.ts'

export const PROJECT_ROOT = join(import.meta.dirname, '..')
export const DEFAULT_DATA = join(PROJECT_ROOT, '.atelier')
const DEFAULT_PORT = 8080
/** Each attempt waits a second inside the API. */
const READY_ATTEMPTS = 20

export interface Studio extends AsyncDisposable {
  /** The address to open in a browser. */
  url: string
  cloud: LocalCloud
}

export interface FunctionProgram {
  /** A file of the project instead of the function's `main.ts`; left out, only its variables are added to. */
  source?: string
  env: Record<string, string>
}

export interface StudioOptions {
  dataDir: string
  /** By default the port of last time, or else 8080, or else any free one. 0 means any free one. */
  port?: number
  /** Other ports of this machine that serve the web and may upload, for development. */
  webPorts?: number[]
  /** The folder of `npm run bundle`, to start what production starts; by default the sources run. */
  bundles?: string
  /** What starts a service instead of this process's Node: a program with its first arguments. */
  node?: string[]
  /** Other programs or variables for services, by name: a demo's functions serve its own files as the internet. */
  programs?: Record<string, FunctionProgram>
  /** Nothing is published by the clock, so that what happens is only what somebody does. */
  withoutSchedules?: boolean
  /** Where services keep compiled code; with the data by default. */
  compileCacheDir?: string
  /** Milliseconds without a request after which an instance is stopped; Cloud Run's 15 minutes by default. */
  idleMs?: number
  log?: Parameters<typeof startLocalCloud>[1]['log']
}

export async function startStudio(options: StudioOptions): Promise<Studio> {
  const { dataDir, port, webPorts = [], bundles, node, programs = {}, compileCacheDir, idleMs, log } = options
  mkdirSync(dataDir, { recursive: true })
  const apiPort = await choosePort(dataDir, port)
  const terraform = synthesize({
    ...localEnvironment(apiPort, ...webPorts),
    form: bundles ? 'bundles' : 'sources',
  })
  for (const [name, program] of Object.entries(programs)) replaceProgram(terraform, name, program)
  if (options.withoutSchedules) delete terraform.resource.google_cloud_scheduler_job
  if (node) for (const { template } of servicesOf(terraform)) template.containers[0].command = node
  const cloud = await startLocalCloud(terraform, {
    dataDir,
    root: bundles ?? PROJECT_ROOT,
    ports: { api: apiPort },
    ...(compileCacheDir !== undefined && { compileCacheDir }),
    ...(idleMs !== undefined && { idleMs }),
    ...(log && { log }),
  })
  // It is written only now, because a studio that already runs on this data has its address there.
  writeFileSync(portMemory(dataDir), String(apiPort))
  const url = `http://localhost:${apiPort}`
  try {
    await untilReady(`http://127.0.0.1:${apiPort}/health/ready`)
  } catch (error) {
    await cloud.stop()
    throw error
  }
  return { url, cloud, [Symbol.asyncDispose]: () => cloud.stop() }
}

interface Service {
  name: string
  template: { containers: [{ command: string[]; args: string[]; env: { name: string; value: string }[] }] }
}

const servicesOf = ({ resource }: TerraformJson) =>
  Object.values(resource.google_cloud_run_v2_service ?? {}) as unknown as Service[]

function replaceProgram(terraform: TerraformJson, name: string, { source, env }: FunctionProgram): void {
  const container = servicesOf(terraform).find((service) => service.name === name)?.template.containers[0]
  if (!container) throw new Error(`There is no function ${name}`)
  if (source !== undefined)
    container.args = container.args.map((arg) => (arg.startsWith('--source=') ? `--source=${source}` : arg))
  container.env.push(...Object.entries(env).map(([key, value]) => ({ name: key, value })))
}

/** The database's first answer can take longer than the API waits for one. */
async function untilReady(address: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(address)
    const text = await answer.text()
    if (answer.ok) return
    if (attempt === READY_ATTEMPTS) throw new Error(`The API answers ${answer.status}: ${text}`)
  }
}

const portMemory = (dataDir: string) => join(dataDir, 'port')

/** Bookmarks, cookies and uploads under way depend on the address, so it stays the same from start to start. */
async function choosePort(dataDir: string, wanted: number | undefined): Promise<number> {
  const memory = portMemory(dataDir)
  const remembered = existsSync(memory) ? Number(readFileSync(memory, 'utf8')) : undefined
  const candidates = wanted === undefined ? [remembered ?? DEFAULT_PORT, 0] : [wanted]
  for (const candidate of candidates) {
    const port = await freePort(candidate)
    if (port !== null) return port
  }
  throw new Error(`Port ${wanted} is taken. Choose another with --port N, or leave it out.`)
}
