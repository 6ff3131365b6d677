import { renditionUrl } from '../paths.ts'
import type { PhotoRecord } from '../record.ts'
import type { AlbumRecord } from './record.ts'
import type { Album, AlbumNote, Cover } from './schemas.ts'

export function toNote(album: AlbumRecord): AlbumNote {
  const { id, kind, title, description, projectId, filter, sort, order, coverId, hides } = album
  const { filling, settling, needsAttention, arrangement, addedAt, trashedAt, updatedAt } = album
  return {
    ...{ id, kind, title, description, projectId, filter, sort, order, coverId, hides },
    filling: filling && { added: filling.added, skipped: filling.skipped },
    isSettling: settling !== null,
    ...{ needsAttention, arrangement, addedAt, trashedAt, updatedAt },
  }
}

export interface Shown {
  cover: CoverPhoto | null
  count: number
}

export type CoverPhoto = Pick<PhotoRecord, 'id' | 'ownerId' | 'thumbnails'>

export const toAlbum = (album: AlbumRecord, { cover, count }: Shown): Album => ({
  ...toNote(album),
  cover: cover && toCover(cover),
  count: album.kind === 'album' && album.filter === null ? count : null,
})

function toCover({ id, ownerId, thumbnails }: CoverPhoto): Cover {
  const url = (name: string | undefined) => (name ? renditionUrl({ ownerId, photoId: id }, name) : null)
  return {
    photoId: id,
    ratio: thumbnails?.ratio ?? null,
    thumbhash: thumbnails?.thumbhash ?? null,
    thumbnailUrl: url(thumbnails?.thumbnail),
    previewUrl: url(thumbnails?.preview),
  }
}
