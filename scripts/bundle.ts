// `npm run bundle [-- --out DIR]` puts everything that runs in production into one folder.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bundle } from './bundle/bundle.ts'
import { PROJECT_ROOT } from './studio.ts'

const { values } = parseArgs({ options: { out: { type: 'string', default: join(PROJECT_ROOT, 'dist') } } })
const out = resolve(values.out)
await bundle({ root: PROJECT_ROOT, out })
console.log(`Bundled into ${out}`)
