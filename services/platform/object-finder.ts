import type { Bucket, FileMetadata } from '@google-cloud/storage'
import { isMissing } from './storage-errors.ts'

/** Looks up single objects of one bucket. */
export interface ObjectFinder {
  bucket: string
  /** Null for an object that is not there. */
  find(path: string): Promise<FileMetadata | null>
}

/** `connect` is called at the first look-up: most sweeps find nothing to look for, and need no storage client. */
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
