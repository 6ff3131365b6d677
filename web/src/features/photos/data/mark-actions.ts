// Favourites, stars and the archive: shown at once, and undone to what each photo had.
import type { Marks } from '../../../../../services/photos/edit-schemas.ts'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { optimistically, tilesOf } from './actions.ts'
import { photosApi } from './photos-api.ts'
import { lists } from './store.ts'

type Mark = Pick<Marks, 'isFavourite' | 'rating' | 'isArchived'>

/** Returns the photos for which it was done. */
async function mark(ids: string[], marks: Mark, doing: string, failure = 'Not changed'): Promise<string[]> {
  const send = (batch: string[]) => photosApi.mark(batch, marks)
  const done = await optimistically(ids, { change: marks, send, doing, failure })
  // A photo that joins a list of marked ones, or goes back to the timeline, stands in none that is loaded.
  const isListed = lists.queries().some((query) => query.favourite || query.rating || query.archived)
  if (done.length > 0 && (isListed || marks.isArchived === false)) lists.invalidate()
  return done
}

/** Photos by what they have now, so that undoing gives each its own back. */
function earlier<Value>(ids: string[], valueIn: (tile: PhotoTile) => Value): [Value, string[]][] {
  const groups = Map.groupBy(tilesOf(ids), valueIn)
  return [...groups].map(([value, tiles]) => [value, tiles.map(({ id }) => id)])
}

/** Gives back to those that were changed what they had. */
async function unmark<Value>(before: [Value, string[]][], done: string[], markOf: (value: Value) => Mark) {
  const changed = new Set(done)
  for (const [was, ids] of before) {
    const those = ids.filter((id) => changed.has(id))
    // Whoever stops this stops all of it.
    if ((await mark(those, markOf(was), 'Undoing', 'Not undone')).length < those.length) return
  }
}

/** Makes all of them favourites, or none when all were. */
export async function toggleFavourite(ids: string[]): Promise<void> {
  const isFavourite = !tilesOf(ids).every((tile) => tile.isFavourite)
  const before = earlier(ids, (tile) => tile.isFavourite)
  const done = await mark(ids, { isFavourite }, isFavourite ? 'Making favourites' : 'Removing favourites')
  if (done.length === 0 || ids.length === 1) return
  toast.message(`${formatCount(done.length, 'photo')} ${isFavourite ? 'are' : 'are no longer'} favourites`, {
    undo: () => void unmark(before, done, (was) => ({ isFavourite: was })),
  })
}

export async function rate(ids: string[], rating: number): Promise<void> {
  const before = earlier(ids, (tile) => tile.rating)
  const done = await mark(ids, { rating }, 'Rating', 'Not rated')
  if (done.length === 0 || ids.length === 1) return
  toast.message(`${formatCount(done.length, 'photo')}: ${rating === 0 ? 'no stars' : '★'.repeat(rating)}`, {
    undo: () => void unmark(before, done, (was) => ({ rating: was })),
  })
}

export async function archive(ids: string[], isArchived: boolean): Promise<void> {
  const changed = tilesOf(ids).filter((tile) => tile.isArchived !== isArchived)
  const those = changed.length > 0 ? changed.map(({ id }) => id) : ids
  const failure = isArchived ? 'Not archived' : 'Not moved to the timeline'
  const doing = isArchived ? 'Archiving' : 'Moving to the timeline'
  const done = await mark(those, { isArchived }, doing, failure)
  if (done.length === 0) return
  toast.message(`${formatCount(done.length, 'photo')} ${isArchived ? 'archived' : 'moved to the timeline'}`, {
    undo: () => void mark(done, { isArchived: !isArchived }, 'Undoing', 'Not undone'),
  })
}

/** Archives them, or moves them back when all are archived. */
export async function toggleArchived(ids: string[]): Promise<void> {
  // Private photos are in no timeline from which they could be kept.
  const tiles = tilesOf(ids).filter((tile) => !tile.isPrivate)
  if (tiles.length === 0) return
  const isArchived = !tiles.every((tile) => tile.isArchived)
  await archive(
    tiles.map(({ id }) => id),
    isArchived,
  )
}
