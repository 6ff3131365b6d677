import { App } from 'cdktf'
import type { Environment } from './environments.ts'
import { AtelierStack } from './stacks/atelier.ts'

/** Terraform's JSON configuration: block type → (resource type →) name → attributes. */
export interface TerraformJson {
  resource: Record<string, Record<string, Record<string, unknown>>>
  data: Record<string, Record<string, Record<string, unknown>>>
  [block: string]: unknown
}

/** The whole cloud of one environment as Terraform JSON, created without touching the disk. */
export function synthesize(environment: Environment): TerraformJson {
  const app = new App({ outdir: '/nonexistent' })
  return new AtelierStack(app, environment).toTerraform() as TerraformJson
}
