import type { AlbumFacts } from './record.ts'
import type { NewAlbum } from './schemas.ts'

export interface AlbumOrigin {
  ownerId: string
  id: string
  asked: NewAlbum
  at: string
}

/** An album as it is made: in the order in which photos are put in, or by time where a filter finds them. */
export function newAlbum({ ownerId, id, asked, at }: AlbumOrigin): AlbumFacts {
  const { title, description = '', kind = 'album', projectId = null, filter = null } = asked
  return {
    id,
    ownerId,
    state: 'live',
    kind,
    title: title.trim(),
    description,
    projectId,
    filter,
    sort: filter ? 'taken' : 'hand',
    order: filter ? 'desc' : 'asc',
    coverId: null,
    hides: false,
    arrangement: 0,
    settling: null,
    filling: null,
    runs: 0,
    needsAttention: false,
    addedAt: at,
    trashedAt: null,
    sweeps: 0,
    waitingSince: at,
  }
}
