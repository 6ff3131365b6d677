// `npm run image` builds the image of all services as an OCI layout, without Docker.
import { resolve } from 'node:path'
import { readCommandLine, refuseUse } from './command-line.ts'
import { buildImage } from './image/build.ts'
import { prove } from './image/prove.ts'
import { reportText } from './image/report.ts'
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
    prove: {
      type: 'boolean',
      default: false,
      help: 'builds it twice, then starts it as nobody and takes a photo through it',
    },
  },
  exits: { 1: 'it could not be built, is too large or is not the same twice' },
} as const
const { values } = readCommandLine(command)
if (values.out === '') refuseUse(command, '--out needs a folder.')

try {
  const options = {
    root: PROJECT_ROOT,
    out: resolve(values.out ?? 'dist/image'),
    base: values.base ? resolve(values.base) : null,
  }
  const built = await buildImage(options)
  console.log(reportText(built))
  if (values.prove) await prove({ ...options, built, log: console.log })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
