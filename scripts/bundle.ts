// `npm run bundle [-- --out DIR]` puts everything that runs in production into one folder.
import { join, resolve } from 'node:path'
import { bundle, isOfBundle } from './bundle/bundle.ts'
import { failed, readCommandLine, refuseUse } from './command-line.ts'
import { outProblem } from './new-folder.ts'
import { PROJECT_ROOT } from './studio.ts'

const command = {
  name: 'npm run bundle',
  about: 'Puts everything that runs in production into one folder.',
  options: {
    out: { type: 'string', value: 'DIR', default: join(PROJECT_ROOT, 'dist'), help: 'the folder' },
  },
  exits: { 1: 'it could not be bundled', 130: 'interrupted' },
} as const
const { values } = readCommandLine(command)
const problem = outProblem({ out: values.out, isOwn: isOfBundle })
if (problem !== null) refuseUse(command, problem)

const out = resolve(values.out)
// What is unfinished is removed when the process ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
try {
  await bundle({ root: PROJECT_ROOT, out })
  console.log(`Bundled into ${out}`)
} catch (error) {
  failed(error)
}
