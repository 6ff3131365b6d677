// The options of tools that work on a studio's data: `--data` for one on this machine, `--env` for one at Google.
import { existsSync } from 'node:fs'
import { ENVIRONMENTS } from '../../infra/environment-files.ts'
import { refuseUse } from '../command-line.ts'
import { environmentsOption, readOrRefuse } from '../environments-option.ts'
import { DEFAULT_DATA } from '../studio.ts'
import { type KeptData, openProject, openStudio } from './kept-data.ts'

export const placeOptions = {
  data: {
    type: 'string',
    value: 'DIR',
    help: 'the folder of a local studio that does not run now, .atelier if left out',
  },
  env: { type: 'string', value: 'NAME', help: 'an environment at Google instead, with your own credentials' },
  environments: environmentsOption,
} as const

export interface Place {
  data?: string | undefined
  env?: string | undefined
  environments?: string | undefined
}

/** Ends the tool when there is nothing there or something else uses it. */
export async function openPlace(command: { name: string }, place: Place): Promise<KeptData> {
  const { data, env, environments = ENVIRONMENTS } = place
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      console.error('Interrupted. What was done stays so; run it again to go on.')
      process.exit(130)
    })
  if (env !== undefined) {
    if (data !== undefined) refuseUse(command, 'Either --data or --env, not both.')
    const found = readOrRefuse(environments).find(({ name }) => name === env)
    if (!found) refuseUse(command, `There is no environment "${env}" in ${environments}.`)
    return openProject(found.projectId)
  }
  const folder = data ?? DEFAULT_DATA
  if (!existsSync(folder)) refuseUse(command, `--data ${folder} does not exist.`)
  try {
    return await openStudio(folder)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
