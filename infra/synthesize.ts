import { App } from 'cdktf'
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

/** The whole cloud of one environment as Terraform JSON, created without touching the disk. */
export function synthesize(environment: Environment): TerraformJson {
  return new AtelierStack(inMemory(), environment).toTerraform() as TerraformJson
}

/** What prepares the environment's project; null where there is none to prepare, on one machine. */
export function synthesizeBootstrap(environment: Environment): TerraformJson | null {
  const { stateBucket } = environment
  if (stateBucket === null) return null
  return new BootstrapStack(inMemory(), { environment, stateBucket }).toTerraform() as TerraformJson
}
