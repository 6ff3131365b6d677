import type { PhotoDiscarded } from '../../services/photos/events.ts'
import { type PhotoPath, parseOriginalPath } from '../../services/photos/paths.ts'
import type { Processing } from '../../services/photos/processing.ts'
import { namesOf } from '../../services/photos/remaking.ts'
import { BadPicture, LARGE_FILE_BYTES } from '../../services/photos/rendering/limits.ts'
import type { Making } from '../../services/photos/rendering/making.ts'
import { takingTurns } from '../../services/photos/rendering/taking-turns.ts'
import type { UploadedObject } from '../../services/platform/uploaded-object.ts'

export interface HandlerDeps {
  photos: Pick<Processing, 'thumbnailTask' | 'addThumbnails' | 'reject'>
  making: Making
  /** Requests the removal of a photo's bytes. */
  discard: (photo: PhotoDiscarded) => Promise<unknown>
}

export function createHandler({ photos, making, discard }: HandlerDeps) {
  const inTurn = takingTurns()

  async function handle(photo: PhotoPath, upload: UploadedObject): Promise<void> {
    const version = {
      photoId: photo.photoId,
      generation: upload.generation,
      uploadedAt: upload.timeCreated,
    }
    const [task, bytes] = await Promise.all([photos.thumbnailTask(version), making.read(upload)])
    if (task.kind === 'done') return
    if (task.kind === 'unwanted') return clear(photo, [])

    const made = await making.make(bytes, { photo, ...task, adjustments: null })
    if (made instanceof BadPicture) {
      await photos.reject(version, made.message)
      return clear(photo, [])
    }
    const kept = await photos.addThumbnails(version, made)
    if (!kept) return clear(photo, namesOf(made))
    // An earlier run of another version of this code may have been first: its images stay and ours are deleted.
    const staying = namesOf(kept)
    await making.remove(
      photo,
      namesOf(made).filter((name) => !staying.includes(name)),
    )
  }

  /**
   * The photo does not want these files. A run that was killed may have left more, so the removal looks for all of
   * them.
   */
  async function clear(photo: PhotoPath, names: string[]): Promise<void> {
    await making.remove(photo, names)
    await discard(photo)
  }

  return async (upload: UploadedObject): Promise<void> => {
    const photo = parseOriginalPath(upload.name)
    if (!photo) return
    const work = () => handle(photo, upload)
    await (Number(upload.size) > LARGE_FILE_BYTES ? inTurn(photo.ownerId, work) : work())
  }
}
