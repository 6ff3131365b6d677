import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { App } from 'cdktf'
import type { Environment } from './environments.ts'
import { hclOf } from './hcl.ts'
import { AtelierStack } from './stacks/atelier.ts'
import { BootstrapStack } from './stacks/bootstrap.ts'

interface WriteOptions {
  environments: readonly Environment[]
  outdir: string
  /** The state of the bootstrap stacks stays in a file, because their bucket does not exist yet. */
  isFirst: boolean
  /** Whether to write `hcl/<stack>/main.tf`, too. */
  hcl?: boolean
}

/**
 * Writes the Terraform JSON of every environment to `stacks` in `outdir`: `bootstrap-<name>` prepares a project, and
 * `<name>` is the studio in it. Returns the stacks' names.
 */
export function writeStacks({ environments, outdir, isFirst, hcl = false }: WriteOptions): string[] {
  const app = new App({ outdir })
  const stacks = environments.flatMap((environment) => {
    const { stateBucket } = environment
    return [
      ...(stateBucket === null ? [] : [new BootstrapStack(app, { environment, stateBucket, isFirst })]),
      new AtelierStack(app, environment),
    ]
  })
  app.synth()
  if (hcl)
    for (const stack of stacks) {
      const folder = join(outdir, 'hcl', stack.node.id)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'main.tf'), hclOf(stack))
    }
  return stacks.map(({ node }) => node.id)
}
