import type { Beside, Changed } from '../platform/records.ts'
import { locked, ownPhoto, type SeesPrivate } from './ownership.ts'
import type { PhotoFacts, PhotoRecord } from './record.ts'
import type { PhotoStore } from './store.ts'

export interface Own {
  ownerId: string
  ids: string[]
  sees: SeesPrivate
}

export type ChangeOwn = ReturnType<typeof createChangeOwn>

/** Changes of a person's own photos: one that is not theirs stops all of them. */
export const createChangeOwn =
  (store: Pick<PhotoStore, 'changeMany'>) =>
  /** Throws AppError `forbidden` when one of them is private and private photos are locked. */
  async (
    { ownerId, ids, sees }: Own,
    change: (photo: PhotoRecord) => Changed<PhotoFacts>,
    beside?: Beside,
  ): Promise<(PhotoRecord | null)[]> => {
    const isUnlocked = await sees()
    return store.changeMany(
      ids,
      (found, id) => {
        const photo = ownPhoto(found, ownerId, id)
        if (photo.isPrivate && !isUnlocked) throw locked()
        return change(photo)
      },
      beside,
    )
  }
