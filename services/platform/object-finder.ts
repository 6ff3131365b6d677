import type { Bucket, FileMetadata } from '@google-cloud/storage'
import { isMissing } from './storage-errors.ts'

/** Looks up single objects of one bucket. */
export interface ObjectFinder {
  bucket: string
  /** Returns null for an object that does not exist. */
  find(path: string): Promise<FileMetadata | null>
}

/** `connect` is called at the first look-up: most sweeps have nothing to look up and need no storage client. */
export function createObjectFinder(bucket: string, connect: () => Promise<Bucket>): ObjectFinder {
  let connected: Promise<Bucket> | undefined
  return {
    bucket,
    async find(path) {
      connected ??= connect()
      try {
        const [metadata] = await (await connected).file(path).getMetadata()
        return metadata
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
  }
}
