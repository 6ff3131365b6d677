import type { Environment } from '../environments.ts'
import { synthesize, synthesizeBootstrap, type TerraformJson } from '../synthesize.ts'
import { type Project, readProject } from './project.ts'

interface Stacks {
  bootstrap: TerraformJson
  studio: TerraformJson
}

export type Change = (stacks: Stacks) => void

const synthesized = new Map<Environment, Stacks>()

/** Both stacks of an environment, changed by a test. */
export function projectOf(environment: Environment, change?: Change): Project {
  const stacks = synthesized.get(environment) ?? synthesizeBoth(environment)
  synthesized.set(environment, stacks)
  const own = change ? structuredClone(stacks) : stacks
  change?.(own)
  return readProject(environment.projectId, own.bootstrap, own.studio)
}

function synthesizeBoth(environment: Environment): Stacks {
  const bootstrap = synthesizeBootstrap(environment)
  if (!bootstrap) throw new Error(`${environment.name} needs no bootstrap`)
  return { bootstrap, studio: synthesize(environment) }
}
