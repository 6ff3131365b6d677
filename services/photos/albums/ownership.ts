import { AppError } from '../../platform/errors.ts'
import { ownRecord } from '../../platform/ownership.ts'
import type { AlbumRecord } from './record.ts'

const noAlbum = (id: string) => new AppError('not-found', `No album ${id}`)

/** In the trash or not. */
export const ownAlbum = (album: AlbumRecord | null, ownerId: string, id: string): AlbumRecord =>
  ownRecord(album, ownerId, `album ${id}`)

/** One that can be shown to others, or be given photos: not in the trash. */
export function openAlbum(album: AlbumRecord | null, ownerId: string, id: string): AlbumRecord {
  const own = ownAlbum(album, ownerId, id)
  if (own.trashedAt !== null) throw noAlbum(id)
  return own
}

/** One that photos are put into one by one. Throws AppError `conflict` for projects and smart albums. */
export function holdingAlbum(album: AlbumRecord | null, ownerId: string, id: string): AlbumRecord {
  const open = openAlbum(album, ownerId, id)
  if (open.kind === 'project') throw new AppError('conflict', 'A project holds albums. Choose one of them.')
  if (open.filter) throw new AppError('conflict', 'A smart album finds its photos by itself.')
  return open
}

export const takesPhotos = ({ state, trashedAt, kind, filter }: AlbumRecord) =>
  state === 'live' && trashedAt === null && kind === 'album' && filter === null
