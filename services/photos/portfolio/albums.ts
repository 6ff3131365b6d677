// What a portfolio needs to know of albums.
import type { PhotoRecord } from '../record.ts'

export interface AlbumNote {
  id: string
  kind: 'album' | 'project'
  title: string
  description: string
  trashedAt: string | null
}

export interface ShownAlbum extends AlbumNote {
  /** Null where nobody has counted. */
  count: number | null
  cover: { photoId: string } | null
}

export interface AlbumsOfPortfolio {
  /** The person's own of these, in their order, in the trash too. */
  many(ownerId: string, ids: readonly string[]): Promise<ShownAlbum[]>
  notes(ownerId: string, ids: readonly string[]): Promise<AlbumNote[]>
  page(range: {
    ownerId: string
    albumId: string
    cursor?: string
    limit: number
  }): Promise<{ photos: PhotoRecord[]; nextCursor: string | null }>
  /** Whether the album shows this photo. */
  has(ownerId: string, albumId: string, photo: PhotoRecord): Promise<boolean>
}

/** Whether it can be shown. */
export const isOpen = ({ kind, trashedAt }: AlbumNote) => kind === 'album' && trashedAt === null
