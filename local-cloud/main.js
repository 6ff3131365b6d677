// The local cloud as a program: node local-cloud/main.js --terraform FILE --data DIR [--root DIR] [--port NAME=N]…
// This is the only JavaScript file here: the compile cache also stores code without its types, so Node's type stripper,
// which would take a third of the start and of the memory, is never loaded.

import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'))
await import('./program.ts')
