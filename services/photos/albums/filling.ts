import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import type { Beside } from '../../platform/records.ts'
import { albumChanged } from '../events.ts'
import { locked, ownPhoto, type SeesPrivate, seesNothingPrivate } from '../ownership.ts'
import type { PhotoFacts, PhotoRecord } from '../record.ts'
import type { PhotoStore } from '../store.ts'
import { wrong } from './editing.ts'
import { holdingAlbum, takesPhotos } from './ownership.ts'
import { isPlace } from './places.ts'
import type { Reading } from './reading.ts'
import { type AlbumRecord, hidesNow } from './record.ts'
import {
  type Added,
  type Album,
  type AlbumFilter,
  type AlbumPlace,
  MOST_ALBUMS_OF_A_PHOTO,
  type Undoing,
} from './schemas.ts'
import { isShown } from './shown.ts'
import type { AlbumStore } from './store.ts'

export interface FillingDeps {
  albums: Pick<AlbumStore, 'get' | 'change' | 'members' | 'readIn'>
  photos: Pick<PhotoStore, 'changeMany'>
  reading: Pick<Reading, 'view'>
  publish: Publish
}

export interface OwnAlbum {
  ownerId: string
  albumId: string
}

/** The photo in the album as well; null when it is there already. Throws AppError `conflict` when it is in too many. */
export function putInto(photo: PhotoRecord, album: AlbumRecord): PhotoFacts | null {
  if (photo.albums.includes(album.id)) return null
  if (photo.albums.length >= MOST_ALBUMS_OF_A_PHOTO)
    throw new AppError(
      'conflict',
      `"${photo.title || photo.name}" is in ${MOST_ALBUMS_OF_A_PHOTO} albums already, which is the most.`,
    )
  const hiddenBy = hidesNow(album) ? [...photo.hiddenBy, album.id] : photo.hiddenBy
  return { ...photo, albums: [...photo.albums, album.id], hiddenBy }
}

export function takeOut(photo: PhotoRecord, albumId: string): PhotoFacts | null {
  if (!photo.albums.includes(albumId)) return null
  const others = (ids: string[]) => ids.filter((id) => id !== albumId)
  return { ...photo, albums: others(photo.albums), hiddenBy: others(photo.hiddenBy) }
}

/** Puts photos into albums and takes them out: all photos of a request, or none. Repeating it changes nothing more. */
export function createFilling({ albums, photos, reading, publish }: FillingDeps) {
  const { members } = albums

  async function changePhotos(
    { ownerId, ids, sees }: { ownerId: string; ids: string[]; sees: SeesPrivate },
    change: (photo: PhotoRecord) => PhotoFacts | null,
    beside: Beside,
  ): Promise<void> {
    const isUnlocked = await sees()
    await photos.changeMany(
      ids,
      (found, id) => {
        const photo = ownPhoto(found, ownerId, id)
        if (photo.isPrivate && !isUnlocked) throw locked()
        return change(photo)
      },
      beside,
    )
  }

  /** Begins or ends adding all that a filter finds. */
  const changeFilling = async (
    { ownerId, albumId }: OwnAlbum,
    change: (album: AlbumRecord) => Pick<AlbumRecord, 'filling' | 'runs'> | null,
  ): Promise<AlbumRecord> => {
    const album = await albums.change(albumId, (found) => {
      const own = holdingAlbum(found, ownerId, albumId)
      const changed = change(own)
      return changed && { ...own, ...changed }
    })
    return holdingAlbum(album, ownerId, albumId)
  }

  return {
    /** At the end of the order by hand. Throws AppError `not-found`, `forbidden` or `conflict`. */
    async add({ ownerId, albumId }: OwnAlbum, ids: string[], sees = seesNothingPrivate): Promise<Added> {
      let album: AlbumRecord
      const added: string[] = []
      await changePhotos(
        { ownerId, ids, sees },
        (photo) => {
          const put = putInto(photo, album)
          if (put) added.push(photo.id)
          return put
        },
        async (transaction) => {
          added.length = 0
          album = holdingAlbum(await albums.readIn(transaction, albumId), ownerId, albumId)
          return () => {}
        },
      )
      return { added }
    },

    /**
     * Adds a photo that is being uploaded for an album, unless it is private or the album cannot have it: the upload
     * goes on without it. Null where nothing has changed.
     */
    async take({ id, ownerId }: PhotoRecord, albumId: string): Promise<PhotoRecord | null> {
      let album: AlbumRecord | null
      const [photo = null] = await photos.changeMany(
        [id],
        (found) =>
          album && found && isShown(found) && found.albums.length < MOST_ALBUMS_OF_A_PHOTO
            ? putInto(found, album)
            : null,
        async (transaction) => {
          const read = await albums.readIn(transaction, albumId)
          album = read?.ownerId === ownerId && takesPhotos(read) ? read : null
          return () => {}
        },
      )
      return photo
    },

    /** The photos stay; the answer says where they were. */
    async remove({ ownerId, albumId }: OwnAlbum, ids: string[], sees = seesNothingPrivate): Promise<Undoing> {
      let before: AlbumPlace[] = []
      await changePhotos(
        { ownerId, ids, sees },
        (photo) => takeOut(photo, albumId),
        async (transaction) => {
          holdingAlbum(await albums.readIn(transaction, albumId), ownerId, albumId)
          const had = await members.ofPhotos(transaction, albumId, ids)
          before = had.flatMap((member) => (member ? [{ id: member.photoId, place: member.place }] : []))
          return () => {}
        },
      )
      return { before }
    },

    /** Undoes a change: photos are in the album again, at these places. */
    async putBack(
      { ownerId, albumId }: OwnAlbum,
      places: AlbumPlace[],
      sees = seesNothingPrivate,
    ): Promise<void> {
      holdingAlbum(await albums.get(albumId), ownerId, albumId)
      const ids = [...new Set(places.map(({ id }) => id))]
      if (ids.length < places.length) throw wrong('places', 'A photo has only one place')
      if (!places.every(({ place }) => isPlace(place))) throw wrong('places', 'This is not a place')
      let album: AlbumRecord
      await changePhotos(
        { ownerId, ids, sees },
        (photo) => putInto(photo, album),
        async (transaction) => {
          album = holdingAlbum(await albums.readIn(transaction, albumId), ownerId, albumId)
          return () => {
            for (const { id, place } of places) members.put(transaction, albumId, id, place)
          }
        },
      )
      await albums.change(albumId, (found) =>
        found?.state === 'live' ? { ...found, arrangement: found.arrangement + 1 } : null,
      )
    },

    /** Begins to add all photos that a filter finds; the album tells how far it is. Throws AppError `conflict`. */
    async fill(own: OwnAlbum, filter: AlbumFilter | Record<string, never>): Promise<Album> {
      const album = await changeFilling(own, ({ filling, runs }) => {
        if (filling) throw new AppError('conflict', 'Photos are being added to this album already.')
        const run = runs + 1
        return { runs: run, filling: { run, filter, cursor: null, added: 0, skipped: 0 } }
      })
      await publish(albumChanged, { ownerId: own.ownerId, albumId: own.albumId })
      return reading.view(album)
    },

    /** What was added stays. */
    async stopFilling(own: OwnAlbum): Promise<Album> {
      return reading.view(await changeFilling(own, ({ filling, runs }) => filling && { runs, filling: null }))
    },
  }
}
