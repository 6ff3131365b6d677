import { join } from 'node:path'

/** What one studio's services compiled is cached for the next studio: each test begins with empty data. */
export const COMPILED = join(import.meta.dirname, '../../node_modules/.cache/compiled-services')
