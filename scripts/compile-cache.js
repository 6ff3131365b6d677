// Preloaded by `npm start`: Node caches compiled code with its types already removed. This file is JavaScript, because
// stripping types from the first file would alone take a tenth of a second and 20 MB.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'))
