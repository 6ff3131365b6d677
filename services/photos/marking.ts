// Favourites, stars, the archive and what is private.
import { createChangeOwn } from './change-own.ts'
import type { Marks } from './edit-schemas.ts'
import { seesNothingPrivate } from './ownership.ts'
import type { PhotoStore } from './store.ts'
import type { NotDuplicates } from './view-schemas.ts'

/** A photo in a burst of hundreds is told apart from the latest of them only. */
const MOST_DISTINCT = 100

export function createMarking({ store }: { store: Pick<PhotoStore, 'changeMany'> }) {
  const changeOwn = createChangeOwn(store)

  return {
    /** Sets the given marks of all of these photos. */
    async mark(ownerId: string, { ids, ...marks }: Marks, sees = seesNothingPrivate): Promise<void> {
      await changeOwn({ ownerId, ids, sees }, (photo) => {
        const marked = { ...photo, ...marks }
        const isSame =
          marked.isFavourite === photo.isFavourite &&
          marked.rating === photo.rating &&
          marked.isArchived === photo.isArchived &&
          marked.isPrivate === photo.isPrivate
        const isRated = marks.rating !== undefined && !photo.edited.includes('rating')
        if (isSame && !isRated) return null
        return isRated ? { ...marked, edited: [...photo.edited, 'rating'] } : marked
      })
    },

    /** Says that these photos are not the same picture, or takes that back. */
    async tellApart(
      ownerId: string,
      { ids, isUndone = false }: NotDuplicates,
      sees = seesNothingPrivate,
    ): Promise<void> {
      await changeOwn({ ownerId, ids, sees }, (photo) => {
        const others = ids.filter((id) => id !== photo.id)
        const kept = photo.distinctFrom.filter((id) => !others.includes(id))
        const distinctFrom = isUndone ? kept : [...kept, ...others].slice(-MOST_DISTINCT)
        return distinctFrom.join() === photo.distinctFrom.join() ? null : { ...photo, distinctFrom }
      })
    },
  }
}
