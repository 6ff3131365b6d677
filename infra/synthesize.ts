import { App, type TerraformStack } from 'cdktf'
import type { Environment } from './environments.ts'
import { AtelierStack } from './stacks/atelier.ts'
import { BootstrapStack } from './stacks/bootstrap.ts'

/** Terraform's JSON configuration: block type → (resource type →) name → attributes. */
export interface TerraformJson {
  resource: Record<string, Record<string, Record<string, unknown>>>
  data: Record<string, Record<string, Record<string, unknown>>>
  [block: string]: unknown
}

const inMemory = () => new App({ outdir: '/nonexistent' })

/** As text, because whoever gets a cloud may change it. */
const synthesized = new Map<string, string>()

/** Creating all constructs takes a second, and one process may ask for the same cloud many times. */
function once(what: string, environment: Environment, create: () => TerraformStack): TerraformJson {
  const key = `${what} ${JSON.stringify(environment)}`
  const text = synthesized.get(key) ?? JSON.stringify(create().toTerraform())
  synthesized.set(key, text)
  return JSON.parse(text)
}

/** The whole cloud of one environment as Terraform JSON, created without touching the disk. */
export const synthesize = (environment: Environment): TerraformJson =>
  once('studio', environment, () => new AtelierStack(inMemory(), environment))

/** What prepares the environment's project; null where there is none to prepare, on one machine. */
export function synthesizeBootstrap(environment: Environment): TerraformJson | null {
  const { stateBucket } = environment
  if (stateBucket === null) return null
  return once('bootstrap', environment, () => new BootstrapStack(inMemory(), { environment, stateBucket }))
}
