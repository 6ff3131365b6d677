import type { Bucket } from '@google-cloud/storage'
import { isMissing } from './storage-errors.ts'
import type { Originals } from './sweeping.ts'

/** `connect` is called at the first look-up: most sweeps find nothing to look for, and need no storage client. */
export function createOriginals(name: string, connect: () => Promise<Bucket>): Originals {
  let bucket: Promise<Bucket> | undefined
  return {
    name,
    async find(path) {
      bucket ??= connect()
      try {
        const [metadata] = await (await bucket).file(path).getMetadata()
        return metadata
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
  }
}
