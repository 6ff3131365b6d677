// The photos of a link, as they are when somebody asks.
import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import type { PageOf } from '../../platform/schemas.ts'
import type { PhotoRecord, SharedRecord } from '../record.ts'
import type { PhotoStore } from '../store.ts'
import type { LinkRecord } from './record.ts'
import { canBeShown, type Judged, type Shown, type ShownPhoto } from './sharing-rules.ts'

interface AlbumRange {
  ownerId: string
  albumId: string
  cursor?: string
  limit: number
}

interface PhotosOfAlbum<Part> {
  photos: Part[]
  nextCursor: string | null
}

/** What links need of albums. */
export interface SharedAlbums {
  /** Throws AppError `not-found` for one that is gone or in the trash. */
  page(range: AlbumRange): Promise<PhotosOfAlbum<PhotoRecord>>
  /** The same with what the page of a link shows. */
  sharedPage(range: AlbumRange): Promise<PhotosOfAlbum<SharedRecord>>
  /** Whether it shows the photo; one that is gone shows none. */
  has(ownerId: string, albumId: string, photo: PhotoRecord): Promise<boolean>
}

export interface ContentsDeps {
  store: Pick<PhotoStore, 'get' | 'many' | 'manyShared'>
  albums: SharedAlbums
}

interface LinkRange {
  cursor?: string
  limit: number
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

  async function pageBy<Part extends Judged>(
    read: {
      many(ids: readonly string[]): Promise<Part[]>
      page(range: AlbumRange): Promise<PhotosOfAlbum<Part>>
    },
    { ownerId, photoIds, albumId }: LinkRecord,
    { cursor, limit }: LinkRange,
  ): Promise<PageOf<Shown<Part>>> {
    if (albumId !== null) {
      const range = { ownerId, albumId, limit, ...(cursor !== undefined && { cursor }) }
      const { photos, nextCursor } = await ofAlbum(() => read.page(range))
      return { items: photos.filter((photo) => canBeShown(photo, ownerId)), nextCursor }
    }
    const all = photoIds ?? []
    const at = cursor === undefined ? 0 : positions.decode(cursor).at
    const next = at + limit
    const found = await read.many(all.slice(at, next))
    return {
      items: found.filter((photo) => canBeShown(photo, ownerId)),
      nextCursor: next < all.length ? positions.encode({ at: next }) : null,
    }
  }

  return {
    shown,

    /** In the link's order. A page may be shorter than requested, even empty, without being the last. */
    page: (link: LinkRecord, range: LinkRange): Promise<PageOf<ShownPhoto>> =>
      pageBy({ many: store.many, page: albums.page }, link, range),

    /** The same with what the page of a link shows. */
    shownPage: (link: LinkRecord, range: LinkRange): Promise<PageOf<Shown<SharedRecord>>> =>
      pageBy({ many: store.manyShared, page: albums.sharedPage }, link, range),

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
