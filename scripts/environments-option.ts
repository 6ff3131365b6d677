import { ENVIRONMENTS, readEnvironments } from '../infra/environment-files.ts'
import type { Environment } from '../infra/environments.ts'

/** The option of every tool that is about the environments. */
export const environmentsOption = {
  type: 'string',
  value: 'DIR',
  default: ENVIRONMENTS,
  help: 'the folder with one <name>.json for each environment',
} as const

/** Reads the environments. If one is not usable, the tool ends with 2, before it did anything. */
export function readOrRefuse(folder: string): Environment[] {
  try {
    return readEnvironments(folder)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(2)
  }
}
