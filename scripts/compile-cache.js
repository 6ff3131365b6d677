// Preloaded by `npm start`: Node keeps what it compiled, types already removed. JavaScript, because what removes
// types from the first file is by itself a tenth of a second and 20 MB.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'))
