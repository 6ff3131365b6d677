import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { Blobs } from './blobs.ts'
import type { createListing, Page } from './listing.ts'
import type { Objects } from './objects.ts'
import type { StoredObject } from './stored-object.ts'

export type { Page, StoredObject }

/** Objects as they are stored, for who looks from outside: without permissions, and nothing of it counts. */
export interface StorageLook {
  /** The objects and folders right below `prefix`. */
  list(bucket: string, at: { prefix: string; pageToken: string | null; limit: number }): Page
  /** The live version; null when there is none. */
  find(bucket: string, name: string): StoredObject | null
  /** The bytes as they are stored, up to `end`. */
  read(object: StoredObject, end?: number): Readable
}

export function createLook(deps: {
  list: ReturnType<typeof createListing>
  objects: Pick<Objects, 'live'>
  blobs: Blobs
}): StorageLook {
  const { list, objects, blobs } = deps
  return {
    list: (bucket, { prefix, pageToken, limit }) =>
      list({
        bucket,
        prefix,
        pageToken,
        maxResults: limit,
        delimiter: '/',
        startOffset: '',
        endOffset: '',
        includeTrailingDelimiter: false,
        which: 'live',
        now: 0,
      }),
    find: (bucket, name) => objects.live(bucket, name),
    read: (object, end = object.size - 1) =>
      createReadStream('', { fd: blobs.openForReading(object.blob), start: 0, end }),
  }
}
