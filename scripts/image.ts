// `npm run image` builds the image of all services as an OCI layout, without Docker.
import { resolve } from 'node:path'
import { failed, readCommandLine, refuseUse } from './command-line.ts'
import { environmentsOption } from './environments-option.ts'
import { buildImage } from './image/build.ts'
import { isOfLayout } from './image/layout.ts'
import { prove } from './image/prove.ts'
import { reportText } from './image/report.ts'
import { outProblem } from './new-folder.ts'
import { PROJECT_ROOT } from './studio.ts'

const command = {
  name: 'npm run image',
  about:
    'Builds the image of all services as an OCI layout, with a list of what is inside, in plain Node. The same commit gives the same digest. Without --base it holds the layers of the application alone, to look at and to test.',
  options: {
    out: {
      type: 'string',
      value: 'DIR',
      default: 'dist/image',
      help: 'where the layout is written; DIR.cdx.json lists what is inside',
    },
    base: { type: 'string', value: 'DIR', help: 'a layout with the base that the Dockerfile names' },
    environments: environmentsOption,
    prove: {
      type: 'boolean',
      default: false,
      help: 'builds it twice, then starts it as nobody and takes a photo through it',
    },
  },
  exits: { 1: 'it could not be built, is too large or is not the same twice', 130: 'interrupted' },
} as const
const { values } = readCommandLine(command)
const problem = outProblem({ out: values.out, isOwn: isOfLayout })
if (problem !== null) refuseUse(command, problem)
// A variable that is not set must not make an image without what it runs on.
for (const option of ['base', 'environments'] as const)
  if (values[option] === '') refuseUse(command, `--${option} needs a folder.`)
// What is unfinished is removed when the process ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

try {
  const options = {
    root: PROJECT_ROOT,
    environments: resolve(values.environments),
    out: resolve(values.out),
    base: values.base === undefined ? null : resolve(values.base),
  }
  const built = await buildImage(options)
  console.log(reportText(built))
  if (values.prove) await prove({ ...options, built, log: console.log })
} catch (error) {
  failed(error)
}
