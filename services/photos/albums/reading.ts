import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { pageOf } from '../../platform/page-of.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import { createListing, type ListQuery, listBy } from '../browsing.ts'
import { countAlbums } from '../counts.ts'
import { needsLookingThrough } from '../facets.ts'
import type { PhotoQuery } from '../list-schemas.ts'
import type { ListedPhoto, PhotoRecord, SharedRecord } from '../record.ts'
import type { PhotoTile } from '../schemas.ts'
import type { PhotoStore } from '../store.ts'
import { toTile } from '../views.ts'
import { ALL, TRASH } from './complete.ts'
import type { MemberPosition } from './members.ts'
import { openAlbum, ownAlbum } from './ownership.ts'
import type { AlbumRecord } from './record.ts'
import type { Album, AlbumNote, AlbumQuery } from './schemas.ts'
import { isIn, isShown, type Judged } from './shown.ts'
import type { AlbumStore } from './store.ts'
import { type CoverPhoto, toAlbum, toNote } from './views.ts'

export interface ReadingDeps {
  albums: Pick<AlbumStore, 'get' | 'getMany' | 'list' | 'members'>
  photos: Pick<PhotoStore, 'list' | 'listShared' | 'many' | 'manyListed' | 'manyShared' | 'counts'>
}

export interface AlbumPage {
  ownerId: string
  albumId: string
  cursor?: string | null | undefined
  /** The most photos of a page. */
  limit: number
}

/** Whether a filter still finds a chosen photo is not asked for a cover. */
const canCover = (album: AlbumRecord, photo: ListedPhoto) =>
  photo.thumbnails !== null &&
  photo.ownerId === album.ownerId &&
  isShown(photo) &&
  (album.filter !== null || photo.albums.includes(album.id))

/** A smart album has no order by hand. */
const isByHand = ({ sort, filter }: AlbumRecord) => sort === 'hand' && !filter

/** Which photos an album shows that is in the order of time. */
const queryOf = ({ id, filter, order }: AlbumRecord, { cursor, limit }: Partial<AlbumPage>): ListQuery => ({
  ...(filter ?? { album: id }),
  sort: 'taken',
  order,
  ...(limit !== undefined && { limit }),
  ...(cursor && { cursor }),
})

const DEFAULT_ALBUMS = 50
const DEFAULT_PHOTOS = 100
/** How often one request reads on where what it read is in the trash or private; the cursor continues from there. */
const MOST_READS = 5
/** The first photos among which a cover is looked for. */
const LOOKED_AT_FOR_COVER = 5
const EACH = 200

const albumPositions = cursors(Type.Object({ key: Type.String(), id: Id }, { additionalProperties: false }))
const handPositions = cursors(
  Type.Object({ place: Type.String(), photoId: Id }, { additionalProperties: false }),
)

export type Reading = ReturnType<typeof createReading>

/** Reads a person's own albums. Everything here costs the same however many photos an album has. */
export function createReading({ albums, photos }: ReadingDeps) {
  const { members } = albums
  const listing = createListing({ store: photos })

  /** By hand: what is in the album but not shown is passed over, so a page may be short without being the last. */
  async function byHand<Part extends Judged & { id: string }>(
    { albumId, cursor, limit }: Omit<AlbumPage, 'ownerId'>,
    read: (ids: string[]) => Promise<Part[]>,
  ): Promise<PageOf<Part>> {
    const found: (MemberPosition & { photo: Part })[] = []
    let after = cursor ? handPositions.decode(cursor) : null
    for (let reads = 0; reads < MOST_READS && found.length <= limit; reads += 1) {
      const wanted = limit + 1 - found.length
      const page = await members.page(albumId, after, wanted)
      const present = new Map((await read(page.map(({ photoId }) => photoId))).map((each) => [each.id, each]))
      for (const { place, photoId } of page) {
        const photo = present.get(photoId)
        if (photo && isShown(photo)) found.push({ place, photoId, photo })
      }
      const last = page.at(-1)
      after = last && page.length === wanted ? { place: last.place, photoId: last.photoId } : null
      if (!after) break
    }
    const { items, nextCursor } = pageOf(found, {
      limit,
      positionOf: ({ place, photoId }): MemberPosition => ({ place, photoId }),
      encode: handPositions.encode,
      stoppedAt: after,
    })
    return { items: items.map(({ photo }) => photo), nextCursor }
  }

  const byTime = (album: AlbumRecord, range: Partial<AlbumPage>) =>
    listing.list(album.ownerId, queryOf(album, range))

  async function records(album: AlbumRecord, asked: AlbumPage): Promise<PageOf<PhotoRecord>> {
    if (album.kind === 'project') return { items: [], nextCursor: null }
    if (isByHand(album)) return byHand(asked, photos.many)
    const { items, nextCursor } = await byTime(album, asked)
    const present = new Map((await photos.many(items.map(({ id }) => id))).map((each) => [each.id, each]))
    // They may have changed since they were listed.
    const still = items.map(({ id }) => present.get(id)).filter((photo) => photo && isIn(album, photo))
    return { items: still as PhotoRecord[], nextCursor }
  }

  async function shared(album: AlbumRecord, asked: AlbumPage): Promise<PageOf<SharedRecord>> {
    if (album.kind === 'project') return { items: [], nextCursor: null }
    if (isByHand(album)) return byHand(asked, photos.manyShared)
    return listBy(photos.listShared, album.ownerId, queryOf(album, asked))
  }

  /** What an album would show first. Where finding it means to look through many, there is none. */
  async function first(album: AlbumRecord): Promise<string[]> {
    if (album.filter && needsLookingThrough(album.filter)) return []
    if (isByHand(album)) {
      const page = await members.page(album.id, null, LOOKED_AT_FOR_COVER)
      return page.map(({ photoId }) => photoId)
    }
    return (await byTime(album, { limit: LOOKED_AT_FOR_COVER })).items.map(({ id }) => id)
  }

  async function coversOf(shown: readonly AlbumRecord[]): Promise<Map<string, CoverPhoto>> {
    const open = shown.filter(({ kind }) => kind === 'album')
    const candidates = await Promise.all(
      open.map(async (album) => ({
        album,
        ids: [...(album.coverId === null ? [] : [album.coverId]), ...(await first(album))],
      })),
    )
    const wanted = [...new Set(candidates.flatMap(({ ids }) => ids))]
    const present = new Map((await photos.manyListed(wanted)).map((photo) => [photo.id, photo]))
    const covers = new Map<string, CoverPhoto>()
    for (const { album, ids } of candidates) {
      const fitting = ids.map((id) => present.get(id)).find((photo) => photo && canCover(album, photo))
      if (fitting) covers.set(album.id, fitting)
    }
    return covers
  }

  async function views(ownerId: string, shown: readonly AlbumRecord[]): Promise<Album[]> {
    if (shown.length === 0) return []
    const [covers, counts] = await Promise.all([coversOf(shown), photos.counts(ownerId).then(countAlbums)])
    return shown.map((album) =>
      toAlbum(album, { cover: covers.get(album.id) ?? null, count: counts.get(album.id) ?? 0 }),
    )
  }

  async function ownAmong(ownerId: string, ids: readonly string[]): Promise<AlbumRecord[]> {
    const found = ids.length > 0 ? await albums.getMany(ids) : []
    return found.flatMap((album) => (album?.ownerId === ownerId && album.state === 'live' ? [album] : []))
  }

  const view = async (album: AlbumRecord): Promise<Album> => (await views(album.ownerId, [album]))[0] as Album

  return {
    view,

    /** One's own album, in the trash too. Throws AppError `not-found`. */
    async get(ownerId: string, id: string): Promise<Album> {
      return view(ownAlbum(await albums.get(id), ownerId, id))
    },

    /** One's own of these, in their order, in the trash too. */
    many: async (ownerId: string, ids: readonly string[]): Promise<Album[]> =>
      views(ownerId, await ownAmong(ownerId, ids)),

    /** The same without covers and counts: one read for each. */
    notes: async (ownerId: string, ids: readonly string[]): Promise<AlbumNote[]> =>
      (await ownAmong(ownerId, ids)).map(toNote),

    /** The latest first. */
    async list(ownerId: string, query: AlbumQuery): Promise<PageOf<Album>> {
      const { limit = DEFAULT_ALBUMS, cursor, trashed = false } = query
      const read = await albums.list({
        ownerId,
        facet: trashed ? TRASH : ALL,
        limit: limit + 1,
        ...(cursor !== undefined && { after: albumPositions.decode(cursor) }),
      })
      const positionOf = ({ addedAt, id }: AlbumRecord) => ({ key: addedAt, id })
      const page = pageOf(read, { limit, positionOf, encode: albumPositions.encode })
      return { items: await views(ownerId, page.items), nextCursor: page.nextCursor }
    },

    /**
     * Photos in the album's own order, for what shows, sends or stores them: nothing private or trashed, also photos
     * whose renditions are not made yet. A page may be short without being the last: only `nextCursor` tells. Throws
     * AppError `not-found` for an album that is gone or in the trash.
     */
    async page(asked: AlbumPage): Promise<{ photos: PhotoRecord[]; nextCursor: string | null }> {
      const { ownerId, albumId } = asked
      const album = openAlbum(await albums.get(albumId), ownerId, albumId)
      const { items, nextCursor } = await records(album, asked)
      return { photos: items, nextCursor }
    },

    /** The same with what the page of a link shows. */
    async sharedPage(asked: AlbumPage): Promise<{ photos: SharedRecord[]; nextCursor: string | null }> {
      const { ownerId, albumId } = asked
      const album = openAlbum(await albums.get(albumId), ownerId, albumId)
      const { items, nextCursor } = await shared(album, asked)
      return { photos: items, nextCursor }
    },

    /**
     * All photos in the album's own order. Throws AppError `not-found` also when the album goes to the trash meanwhile.
     */
    async *each(ownerId: string, albumId: string): AsyncGenerator<PhotoRecord> {
      let cursor: string | null = null
      do {
        const album = openAlbum(await albums.get(albumId), ownerId, albumId)
        const page: PageOf<PhotoRecord> = await records(album, { ownerId, albumId, cursor, limit: EACH })
        yield* page.items
        cursor = page.nextCursor
      } while (cursor !== null)
    },

    /** Whether the album shows this photo. An album that is gone or in the trash shows none. */
    async has(ownerId: string, albumId: string, photo: PhotoRecord): Promise<boolean> {
      const album = await albums.get(albumId)
      if (album?.ownerId !== ownerId || album.state !== 'live' || album.trashedAt !== null) return false
      return photo.ownerId === ownerId && isIn(album, photo)
    },

    /** A page of the order by hand, as the gallery draws it. Throws AppError `not-found`. */
    async tiles(ownerId: string, query: PhotoQuery & { album: string }): Promise<PageOf<PhotoTile>> {
      const { album: albumId, cursor, limit = DEFAULT_PHOTOS } = query
      openAlbum(await albums.get(albumId), ownerId, albumId)
      const { items, nextCursor } = await byHand({ albumId, cursor, limit }, photos.manyListed)
      return { items: items.map(toTile), nextCursor }
    },
  }
}
