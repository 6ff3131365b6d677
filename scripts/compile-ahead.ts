// `node scripts/compile-ahead.ts DIR`: compiles what `npm run bundle` has put there. Part of building the image.
import { resolve } from 'node:path'
import { compileAhead } from './bundle/compile-ahead.ts'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('node scripts/compile-ahead.ts DIR')
await compileAhead(resolve(folder))
