// What a portfolio needs to know of albums.
import type { PhotoRecord } from '../record.ts'

export interface ShownAlbum {
  id: string
  kind: 'album' | 'project'
  title: string
  description: string
  /** Null where nobody has counted. */
  count: number | null
  cover: { photoId: string } | null
  trashedAt: string | null
}

export interface AlbumsOfPortfolio {
  /** Throws AppError `not-found` for one that does not exist or is another's. */
  get(ownerId: string, id: string): Promise<ShownAlbum>
  page(range: {
    ownerId: string
    albumId: string
    cursor?: string
    limit: number
  }): Promise<{ photos: PhotoRecord[]; nextCursor: string | null }>
  /** Whether the album shows this photo. */
  has(ownerId: string, albumId: string, photo: PhotoRecord): Promise<boolean>
}
