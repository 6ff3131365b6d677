// Photos: uploaded by the browser straight to storage, made viewable by functions, shown, sorted, and deleted.

import { AppError } from '../platform/errors.ts'
import { joinFindings } from '../platform/finding.ts'
import type { Grants } from '../platform/grants.ts'
import type { Publish } from '../platform/publish.ts'
import { joinStreams } from '../platform/record-live.ts'
import type { PageOf } from '../platform/schemas.ts'
import { createAdjusting } from './adjusting.ts'
import { createAlbums } from './albums/service.ts'
import type { AlbumStore } from './albums/store.ts'
import { createBrowsing } from './browsing.ts'
import { createDuplicates } from './duplicates.ts'
import { createEditing } from './editing.ts'
import { createFinding } from './finding.ts'
import type { PhotoQuery } from './list-schemas.ts'
import { createMarking } from './marking.ts'
import { createMotion } from './motion.ts'
import { createOnThisDay } from './on-this-day.ts'
import type { SeesPrivate } from './ownership.ts'
import { createPlaces } from './places.ts'
import type { PhotoChanges, PhotoTile } from './schemas.ts'
import { createStatistics } from './statistics.ts'
import type { PhotoStore } from './store.ts'
import { createUploads } from './uploads.ts'
import { createWatching } from './watching.ts'

export interface PhotosDeps {
  store: PhotoStore
  albumStore: AlbumStore
  grants: Grants
  publish: Publish
  /** Milliseconds since the epoch. */
  now: () => number
  newId: () => string
  /** Bytes that one person may store. */
  quotaBytes?: number
}

export type Photos = ReturnType<typeof createPhotos>

/** Everything that the API needs; what functions need is in `processing.ts` and `sweeping.ts`. */
export function createPhotos(deps: PhotosDeps) {
  const browsing = createBrowsing(deps)
  const albums = createAlbums(deps)
  const watching = createWatching(deps)
  return {
    albums,
    ...createUploads({ ...deps, albums }),
    ...browsing,
    ...createEditing(deps),
    ...createMarking(deps),
    ...createDuplicates(deps),
    ...createOnThisDay(deps),
    ...createPlaces(deps),
    ...createStatistics(deps),
    ...createAdjusting(deps),
    ...createMotion(deps),
    ...watching,
    live: joinStreams<PhotoChanges>([watching.live, albums.live]),
    finding: joinFindings([createFinding(browsing), albums.finding]),

    /** A page may be shorter than requested, even empty, without being the last: only `nextCursor` tells. */
    async list(ownerId: string, query: PhotoQuery, sees?: SeesPrivate): Promise<PageOf<PhotoTile>> {
      const { sort, ...rest } = query
      if (sort !== 'hand') return browsing.list(ownerId, { ...rest, ...(sort && { sort }) }, sees)
      const { album, ...more } = rest
      const besides = Object.keys(more).filter((name) => !['limit', 'cursor', 'trashed'].includes(name))
      if (album !== undefined && besides.length === 0 && !more.trashed)
        return albums.tiles(ownerId, { ...more, album })
      const message = 'Only a whole album is in an order by hand'
      throw new AppError('invalid', `${message}.`, { errors: [{ field: 'sort', message }] })
    },
  }
}
