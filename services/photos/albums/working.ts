// What an album's photos wait for, in steps: each is safe to repeat, and the album's record says where the next begins.
import { setImmediate } from 'node:timers/promises'
import { REMOVE } from '../../platform/records.ts'
import { createListing } from '../browsing.ts'
import type { PhotoFacts, PhotoRecord } from '../record.ts'
import type { PhotoStore } from '../store.ts'
import { ofProject } from './complete.ts'
import { putInto, takeOut } from './filling.ts'
import { type AlbumFacts, type AlbumRecord, hidesNow } from './record.ts'
import { MOST_ALBUMS_OF_A_PHOTO } from './schemas.ts'
import { isShown } from './shown.ts'
import type { AlbumStore } from './store.ts'

export interface WorkingDeps {
  albums: Pick<AlbumStore, 'get' | 'change' | 'changeMany' | 'list' | 'members' | 'readIn'>
  photos: Pick<PhotoStore, 'list' | 'changeMany'>
  now: () => number
  /** Photos of one step. They are changed in one transaction, which may have 10 MiB. */
  step?: number
}

/** `paused`: the time is over, and there is more. */
export type Worked = 'all' | 'paused'
export type Working = ReturnType<typeof createWorking>

export function createWorking({ albums, photos, now, step = 100 }: WorkingDeps) {
  const { members } = albums
  const listing = createListing({ store: photos })

  /** The photo as this album wants it: kept out of the timeline, or not. */
  function inLine(photo: PhotoRecord | null, album: AlbumRecord | null, albumId: string): PhotoFacts | null {
    if (!photo?.albums.includes(albumId)) return null
    const isHidden = photo.hiddenBy.includes(albumId)
    const hides = album !== null && hidesNow(album)
    if (isHidden === hides) return null
    const hiddenBy = hides ? [...photo.hiddenBy, albumId] : photo.hiddenBy.filter((id) => id !== albumId)
    return { ...photo, hiddenBy }
  }

  async function settle(album: AlbumRecord, { run, after }: NonNullable<AlbumRecord['settling']>) {
    const page = await members.steady(album.id, after, step)
    let current: AlbumRecord | null = null
    await photos.changeMany(
      page.map(({ photoId }) => photoId),
      (photo) => inLine(photo, current, album.id),
      async (transaction) => {
        current = await albums.readIn(transaction, album.id)
        return () => {}
      },
    )
    const last = page.length < step ? null : page.at(-1)
    await albums.change(album.id, (found) => {
      const isStill = found?.settling?.run === run && found.settling.after === after
      return isStill ? { ...found, settling: last ? { run, after: last.photoId } : null } : null
    })
  }

  async function fill(album: AlbumRecord, filling: NonNullable<AlbumRecord['filling']>) {
    const { run, filter, cursor } = filling
    const page = await listing.list(album.ownerId, {
      ...filter,
      ...{ sort: 'taken', order: 'asc', limit: step },
      ...(cursor !== null && { cursor }),
    })
    let added = 0
    let skipped = 0
    let current: AlbumRecord | null = null
    await photos.changeMany(
      page.items.map(({ id }) => id),
      (photo) => {
        const isWanted = photo?.ownerId === album.ownerId && isShown(photo)
        if (!isWanted || !current || !fills(current, run) || photo.albums.includes(album.id)) return null
        if (photo.albums.length >= MOST_ALBUMS_OF_A_PHOTO) {
          skipped += 1
          return null
        }
        added += 1
        return putInto(photo, current)
      },
      async (transaction) => {
        added = 0
        skipped = 0
        current = await albums.readIn(transaction, album.id)
        return () => {}
      },
    )
    await albums.change(album.id, (found) => {
      if (!found || !fills(found, run) || found.filling?.cursor !== cursor) return null
      const { nextCursor } = page
      const sums = { added: filling.added + added, skipped: filling.skipped + skipped }
      return { ...found, filling: nextCursor === null ? null : { run, filter, cursor: nextCursor, ...sums } }
    })
  }

  /** Takes photos out of an album that was deleted, and albums out of a project. */
  async function empty(album: AlbumRecord): Promise<void> {
    const page = await members.steady(album.id, null, step)
    const ids = page.map(({ photoId }) => photoId)
    await photos.changeMany(
      ids,
      (photo) => photo && takeOut(photo, album.id),
      async (transaction) => () => {
        // Also where the photo knows nothing of it, so that the next step finds others.
        for (const id of ids) members.remove(transaction, album.id, id)
      },
    )
    if (page.length === step) return
    const held = await albums.list({ ownerId: album.ownerId, facet: ofProject(album.id), limit: step })
    await albums.changeMany(
      held.map(({ id }) => id),
      (found) => (found?.projectId === album.id ? { ...found, projectId: null } : null),
    )
    if (held.length < step) await albums.change(album.id, (found) => (isDeleting(found) ? REMOVE : null))
  }

  /** `until` is when no further step is begun, in milliseconds since the epoch. */
  return async function work(albumId: string, until: number): Promise<Worked> {
    for (;;) {
      const album = await albums.get(albumId)
      if (!album) return 'all'
      const { settling, filling } = album
      if (!isDeleting(album) && !settling && !filling) return 'all'
      if (now() >= until) return 'paused'
      if (isDeleting(album)) await empty(album)
      else if (settling) await settle(album, settling)
      else if (filling) await fill(album, filling)
      await setImmediate()
    }
  }
}

const isDeleting = (album: AlbumFacts | null) => album?.state === 'deleting'

/** Whether photos are still to be added by this run. An album in the trash gets no more. */
const fills = (album: AlbumRecord, run: number) =>
  album.state === 'live' && album.trashedAt === null && album.filling?.run === run
