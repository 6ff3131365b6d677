// The photos of a link, as they are when somebody asks.
import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import type { PageOf } from '../../platform/schemas.ts'
import type { PhotoRecord } from '../record.ts'
import type { PhotoStore } from '../store.ts'
import type { LinkRecord } from './record.ts'
import { canBeShown, type ShownPhoto } from './sharing-rules.ts'

/** What links need of albums. */
export interface SharedAlbums {
  /** Throws AppError `not-found` for one that is gone or in the trash. */
  page(range: {
    ownerId: string
    albumId: string
    cursor?: string
    limit: number
  }): Promise<{ photos: PhotoRecord[]; nextCursor: string | null }>
  /** Whether it shows the photo; one that is gone shows none. */
  has(ownerId: string, albumId: string, photo: PhotoRecord): Promise<boolean>
}

export interface ContentsDeps {
  store: Pick<PhotoStore, 'get' | 'many'>
  albums: SharedAlbums
}

export type Contents = ReturnType<typeof createContents>

const Position = Type.Object({ at: Type.Integer({ minimum: 0 }) }, { additionalProperties: false })
const positions = cursors(Position)

export const albumGone = () =>
  new AppError('gone', 'The album behind this link was deleted.', { reason: 'album-deleted' })

export function createContents({ store, albums }: ContentsDeps) {
  async function ofAlbum<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') throw albumGone()
      throw error
    }
  }

  async function shown(ownerId: string, ids: readonly string[]): Promise<ShownPhoto[]> {
    const found = await store.many(ids)
    return found.filter((photo) => canBeShown(photo, ownerId))
  }

  return {
    shown,

    /** In the link's order. A page may be shorter than requested, even empty, without being the last. */
    async page(
      { ownerId, photoIds, albumId }: LinkRecord,
      { cursor, limit }: { cursor?: string; limit: number },
    ): Promise<PageOf<ShownPhoto>> {
      if (albumId !== null) {
        const range = { ownerId, albumId, limit, ...(cursor !== undefined && { cursor }) }
        const { photos, nextCursor } = await ofAlbum(() => albums.page(range))
        return { items: photos.filter((photo) => canBeShown(photo, ownerId)), nextCursor }
      }
      const all = photoIds ?? []
      const at = cursor === undefined ? 0 : positions.decode(cursor).at
      const next = at + limit
      return {
        items: await shown(ownerId, all.slice(at, next)),
        nextCursor: next < all.length ? positions.encode({ at: next }) : null,
      }
    },

    /** Throws AppError `not-found` for a photo that the link does not show, whether or not it exists. */
    async photo({ ownerId, photoIds, albumId }: LinkRecord, id: string): Promise<ShownPhoto> {
      const isNamed = photoIds === null || photoIds.includes(id)
      const photo = isNamed ? await store.get(id) : null
      if (!canBeShown(photo, ownerId)) throw noSuchPhoto()
      if (albumId !== null && !(await albums.has(ownerId, albumId, photo))) {
        await ofAlbum(() => albums.page({ ownerId, albumId, limit: 1 }))
        throw noSuchPhoto()
      }
      return photo
    },
  }
}

const noSuchPhoto = () => new AppError('not-found', 'This link shows no such photo')
