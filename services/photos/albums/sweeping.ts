import type { Publish } from '../../platform/publish.ts'
import { recordSweeping } from '../../platform/record-sweeping.ts'
import { isTrashOver } from '../../platform/trash.ts'
import { albumChanged } from '../events.ts'
import { RESTING, stageOf } from './complete.ts'
import type { AlbumFacts, AlbumRecord } from './record.ts'
import type { AlbumStore } from './store.ts'

export interface SweepingDeps {
  albums: Pick<AlbumStore, 'due' | 'change'>
  publish: Publish
  now: () => number
}

/** Handles albums whose work is stalled, or that were in the trash for too long. */
export function createSweeping({ albums, publish, now }: SweepingDeps) {
  const announce = ({ ownerId, id }: AlbumRecord) => publish(albumChanged, { ownerId, albumId: id })
  const { publishedAgain, remove, sweeping } = recordSweeping<AlbumFacts, AlbumRecord>({
    store: albums,
    stageOf,
    discard: announce,
    now,
  })
  const isOver = (album: AlbumRecord) => isTrashOver(album, now())

  return sweeping(async (album) => {
    if (album.state === 'live' && isOver(album)) return (await remove(album, isOver)) ? 'expired' : null
    if (stageOf(album) === RESTING) return null
    await announce(album)
    return publishedAgain(album)
  })
}
