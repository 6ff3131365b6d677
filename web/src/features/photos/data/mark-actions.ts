// Favourites, stars and the archive: shown at once, and undone to what each photo had.
import type { Marks } from '../../../../../services/photos/edit-schemas.ts'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { optimistically, tilesOf } from './actions.ts'
import { photosApi } from './photos-api.ts'
import { lists } from './store.ts'

type Mark = Omit<Marks, 'ids'>

async function mark(ids: string[], marks: Mark, failure: string): Promise<boolean> {
  const isDone = await optimistically(ids, marks, () => photosApi.mark(ids, marks), failure)
  // A photo that joins a list of marked ones, or goes back to the timeline, stands in none that is loaded.
  const isListed = lists.queries().some((query) => query.favourite || query.rating || query.archived)
  if (isDone && (isListed || marks.isArchived === false)) lists.invalidate()
  return isDone
}

/** Photos by what they have now, so that undoing gives each its own back. */
function earlier<Value>(ids: string[], valueIn: (tile: PhotoTile) => Value): [Value, string[]][] {
  const groups = Map.groupBy(tilesOf(ids), valueIn)
  return [...groups].map(([value, tiles]) => [value, tiles.map(({ id }) => id)])
}

/** Makes all of them favourites, or none when all were. */
export async function toggleFavourite(ids: string[]): Promise<void> {
  const isFavourite = !tilesOf(ids).every((tile) => tile.isFavourite)
  const before = earlier(ids, (tile) => tile.isFavourite)
  if (!(await mark(ids, { isFavourite }, 'Not changed')) || ids.length === 1) return
  toast.message(`${formatCount(ids.length, 'photo')} ${isFavourite ? 'are' : 'are no longer'} favourites`, {
    undo: () => {
      for (const [was, those] of before) void mark(those, { isFavourite: was }, 'Not undone')
    },
  })
}

export async function rate(ids: string[], rating: number): Promise<void> {
  const before = earlier(ids, (tile) => tile.rating)
  if (!(await mark(ids, { rating }, 'Not rated')) || ids.length === 1) return
  toast.message(`${formatCount(ids.length, 'photo')}: ${rating === 0 ? 'no stars' : '★'.repeat(rating)}`, {
    undo: () => {
      for (const [was, those] of before) void mark(those, { rating: was }, 'Not undone')
    },
  })
}

export async function archive(ids: string[], isArchived: boolean): Promise<void> {
  const changed = tilesOf(ids).filter((tile) => tile.isArchived !== isArchived)
  const those = changed.length > 0 ? changed.map(({ id }) => id) : ids
  const failure = isArchived ? 'Not archived' : 'Not moved to the timeline'
  if (!(await mark(those, { isArchived }, failure))) return
  toast.message(
    `${formatCount(those.length, 'photo')} ${isArchived ? 'archived' : 'moved to the timeline'}`,
    { undo: () => void mark(those, { isArchived: !isArchived }, 'Not undone') },
  )
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
