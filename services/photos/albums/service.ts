// Albums: photos in an order of their own, by hand, by time or by a filter.
import type { Publish } from '../../platform/publish.ts'
import type { PhotoStore } from '../store.ts'
import { createEditing } from './editing.ts'
import { createFilling } from './filling.ts'
import { createFinding } from './finding.ts'
import { createMoving } from './moving.ts'
import { createReading, type Reading } from './reading.ts'
import type { AlbumStore } from './store.ts'
import { createWatching } from './watching.ts'

export interface AlbumsDeps {
  albumStore: AlbumStore
  store: PhotoStore
  publish: Publish
  now: () => number
  newId: () => string
}

export type Albums = ReturnType<typeof createAlbums>

/** The most photos that one step adds. */
const AT_ONCE = 200

/** Everything that the API and other parts of the room need; what the function does is in `working.ts`. */
export function createAlbums({ albumStore: albums, store: photos, publish, now, newId }: AlbumsDeps) {
  const reading: Reading = createReading({ albums, photos })
  const editing = createEditing({ albums, reading, publish, now, newId })
  const filling = createFilling({ albums, photos, reading, publish })
  return {
    ...reading,
    ...editing,
    ...filling,
    move: createMoving({ albums }),

    /** A new album with these photos, in this order. Throws AppError `not-found`, `forbidden` or `quota`. */
    async createFrom(
      ownerId: string,
      { title, photoIds }: { title: string; photoIds: readonly string[] },
    ): Promise<{ id: string }> {
      const { id } = await editing.create(ownerId, { title })
      for (let at = 0; at < photoIds.length; at += AT_ONCE)
        await filling.add({ ownerId, albumId: id }, photoIds.slice(at, at + AT_ONCE))
      return { id }
    },

    live: createWatching({ albums }),
    finding: createFinding({ albums }),
  }
}
