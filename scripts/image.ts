// `npm run image` builds the image of all services as an OCI layout, without Docker.
import { resolve } from 'node:path'
import { failed, readCommandLine, refuseUse } from './command-line.ts'
import { buildImage } from './image/build.ts'
import { prove } from './image/prove.ts'
import { reportText } from './image/report.ts'
import { outProblem } from './out-folder.ts'
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
const problem = outProblem(values.out, (name) => ['blobs', 'index.json', 'oci-layout'].includes(name))
if (problem !== null) refuseUse(command, problem)
// A variable that is not set must not make an image without what it runs on.
if (values.base === '') refuseUse(command, '--base needs a folder.')

try {
  const options = {
    root: PROJECT_ROOT,
    out: resolve(values.out),
    base: values.base === undefined ? null : resolve(values.base),
  }
  const built = await buildImage(options)
  console.log(reportText(built))
  if (values.prove) await prove({ ...options, built, log: console.log })
} catch (error) {
  failed(error)
}
