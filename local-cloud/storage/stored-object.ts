import type { Content } from './blobs.ts'
import type { Settings } from './settings.ts'

/** One version of an object. Times are milliseconds since the epoch. */
export interface StoredObject extends Content {
  bucket: string
  name: string
  generation: number
  metageneration: number
  state: 'live' | 'noncurrent' | 'soft-deleted'
  /** Number of objects it was composed of; null when it was uploaded. */
  components: number | null
  settings: Settings
  created: number
  updated: number
  deleted: number | null
  /** When a soft-deleted version is purged. */
  purge: number | null
}
