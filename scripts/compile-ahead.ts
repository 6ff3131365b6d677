// `node scripts/compile-ahead.ts DIR` compiles the bundles in a folder ahead of time. It is part of building the image.
import { resolve } from 'node:path'
import { compileAhead } from './bundle/compile-ahead.ts'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('node scripts/compile-ahead.ts DIR')
compileAhead({ bundles: resolve(folder), home: resolve(folder) })
