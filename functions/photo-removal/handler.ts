import type { Bucket } from '@google-cloud/storage'
import type { PhotoDiscarded } from '../../services/photos/events.ts'
import { originalPath, renditionPrefix } from '../../services/photos/paths.ts'
import type { Processing } from '../../services/photos/processing.ts'

export interface HandlerDeps {
  photos: Pick<Processing, 'isDiscarded' | 'finishRemoval'>
  originals: Bucket
  renditions: Bucket
}

/** Removes every byte of a photo, then frees the quota that they used. */
export function createHandler({ photos, originals, renditions }: HandlerDeps) {
  return async (photo: PhotoDiscarded): Promise<void> => {
    // Only the record decides: an event about a photo that is still wanted removes nothing.
    if (!(await photos.isDiscarded(photo.photoId))) return
    const [made] = await renditions.getFiles({ prefix: renditionPrefix(photo) })
    // `deleteFiles` would fail on objects that another run of this event has just deleted.
    await Promise.all(
      [originals.file(originalPath(photo)), ...made].map((file) => file.delete({ ignoreNotFound: true })),
    )
    await photos.finishRemoval(photo.photoId)
  }
}
