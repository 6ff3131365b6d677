import type { PhotoAdjusted } from '../../services/photos/events.ts'
import { originalPath, type PhotoPath } from '../../services/photos/paths.ts'
import { namesOf, type PhotoRemaking, type Remaking } from '../../services/photos/remaking.ts'
import { BadPicture, LARGE_FILE_BYTES } from '../../services/photos/rendering/limits.ts'
import type { Making } from '../../services/photos/rendering/making.ts'
import { takingTurns } from '../../services/photos/rendering/taking-turns.ts'

export interface HandlerDeps {
  photos: PhotoRemaking
  making: Making
}

/**
 * Makes a photo's renditions again as its record now wants them. Nothing in the event counts but its name, so that
 * events in any order, and repeated ones, end with the latest adjustments.
 */
export function createHandler({ photos, making }: HandlerDeps) {
  const inTurn = takingTurns()

  async function remake(photo: PhotoPath, task: Remaking): Promise<void> {
    const { generation, size, sha256, adjustments, previous } = task
    const original = { bucket: '', name: originalPath(photo), generation, size: String(size) }
    const bytes = await making.read(original)
    const made = await making.make(bytes, { photo, size, sha256, adjustments, previous })
    if (made instanceof BadPicture) return photos.giveUp(task)

    const kept = await photos.replace(task, made)
    const staying = kept ? namesOf(kept) : []
    await making.remove(
      photo,
      namesOf(made).filter((name) => !staying.includes(name)),
    )
    await clear(photo, kept?.replaced ?? [])
  }

  async function clear(photo: PhotoPath, replaced: string[]): Promise<void> {
    if (replaced.length === 0) return
    await making.remove(photo, replaced)
    await photos.cleared(photo.photoId, replaced)
  }

  return async (photo: PhotoAdjusted): Promise<void> => {
    const task = await photos.task(photo.photoId)
    if (task.kind === 'unwanted') return
    if (task.kind === 'done') return clear(photo, task.replaced)
    const work = () => remake(photo, task)
    await (task.size > LARGE_FILE_BYTES ? inTurn(photo.ownerId, work) : work())
  }
}
