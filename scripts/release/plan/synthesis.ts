// Runs in a process of its own, for one tree of the project: prints the Terraform JSON of one environment.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { readEnvironments as ReadEnvironments } from '../../../infra/environment-files.ts'
import type { localEnvironment as LocalEnvironment } from '../../../infra/environments.ts'
import type { synthesize as Synthesize } from '../../../infra/synthesize.ts'

const [tree = '', name = '', environments = join(tree, 'infra/environments')] = process.argv.slice(2)
const load = async <Module>(path: string) => (await import(pathToFileURL(join(tree, path)).href)) as Module
const { synthesize } = await load<{ synthesize: typeof Synthesize }>('infra/synthesize.ts')
const { localEnvironment } = await load<{ localEnvironment: typeof LocalEnvironment }>(
  'infra/environments.ts',
)
const { readEnvironments } = await load<{ readEnvironments: typeof ReadEnvironments }>(
  'infra/environment-files.ts',
)
const environment =
  name === 'local'
    ? localEnvironment(8080)
    : readEnvironments(environments).find((each) => each.name === name)
console.log(JSON.stringify(environment ? synthesize(environment) : null))
