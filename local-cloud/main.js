// The local cloud as a program: node local-cloud/main.js --terraform FILE --data DIR [--root DIR] [--port NAME=N]…
// JavaScript, and the only file that is: the cache also keeps what TypeScript became, so what removes the types is
// not even loaded, which would be a third of the start and of the memory.

import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'))
await import('./program.ts')
