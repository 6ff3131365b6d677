// `npm run bundle [-- --out DIR]` puts everything that runs in production into one folder.
import { join, resolve } from 'node:path'
import { bundle } from './bundle/bundle.ts'
import { readCommandLine, refuseUse } from './command-line.ts'
import { PROJECT_ROOT } from './studio.ts'

const command = {
  name: 'npm run bundle',
  about: 'Puts everything that runs in production into one folder.',
  options: {
    out: { type: 'string', value: 'DIR', default: join(PROJECT_ROOT, 'dist'), help: 'the folder' },
  },
  exits: { 1: 'it could not be bundled' },
} as const
const { values } = readCommandLine(command)
if (values.out === '') refuseUse(command, '--out needs a folder.')
const out = resolve(values.out)
await bundle({ root: PROJECT_ROOT, out })
console.log(`Bundled into ${out}`)
