import type { Working } from '../../services/photos/albums/working.ts'
import type { AlbumChanged } from '../../services/photos/events.ts'

export interface HandlerDeps {
  work: Working
  /** Announces the album once more, because not everything is done yet. */
  announce: (album: AlbumChanged) => Promise<unknown>
  /** Milliseconds since the epoch. */
  now: () => number
}

/** How long one event works. It is well within the function's time limit. */
const WORKING_MS = 60_000

/** Does what an album's photos wait for: they are added, hidden, shown again, or taken out. */
export function createHandler({ work, announce, now }: HandlerDeps) {
  return async ({ ownerId, albumId }: AlbumChanged): Promise<void> => {
    const worked = await work(albumId, now() + WORKING_MS)
    if (worked === 'paused') await announce({ ownerId, albumId })
  }
}
