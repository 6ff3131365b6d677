// The events by which functions work on a photo's file again.
import type { ObjectFinder } from '../../platform/object-finder.ts'
import type { Publish } from '../../platform/publish.ts'
import { findUpload } from '../../platform/upload-sweeping.ts'
import { photoAdjusted, photoUploaded } from '../events.ts'
import { originalPath } from '../paths.ts'
import type { BackfillPart } from './schemas.ts'
import type { Outdated } from './store.ts'

export interface AskingDeps {
  originals: ObjectFinder
  publish: Publish
}

/** Only the one function hears of it. False where there is no file any more. */
export const createAsking =
  ({ originals, publish }: AskingDeps) =>
  async (part: BackfillPart, { ownerId, id }: Pick<Outdated, 'ownerId' | 'id'>): Promise<boolean> => {
    if (part === 'thumbnails') {
      await publish(photoAdjusted, { ownerId, photoId: id })
      return true
    }
    const upload = await findUpload(originals, originalPath({ ownerId, photoId: id }))
    if (upload) await publish(photoUploaded, upload, { for: 'photo-metadata' })
    return upload !== null
  }
