import { App } from 'cdktf'
import type { Environment } from './environments.ts'
import { AtelierStack } from './stacks/atelier.ts'
import { BootstrapStack } from './stacks/bootstrap.ts'

interface WriteOptions {
  environments: readonly Environment[]
  outdir: string
  /** The state of the bootstrap stacks stays in a file, because their bucket does not exist yet. */
  isFirst: boolean
}

/**
 * Writes the Terraform JSON of every environment to `stacks` in `outdir`: `bootstrap-<name>` prepares a project, and
 * `<name>` is the studio in it. Returns the stacks' names.
 */
export function writeStacks({ environments, outdir, isFirst }: WriteOptions): string[] {
  const app = new App({ outdir })
  const stacks = environments.flatMap((environment) => {
    const { stateBucket } = environment
    return [
      ...(stateBucket === null ? [] : [new BootstrapStack(app, { environment, stateBucket, isFirst })]),
      new AtelierStack(app, environment),
    ]
  })
  app.synth()
  return stacks.map(({ node }) => node.id)
}
