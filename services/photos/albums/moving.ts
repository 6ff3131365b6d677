import type { Transaction } from '@google-cloud/firestore'
import { AppError } from '../../platform/errors.ts'
import { wrong } from './editing.ts'
import type { OwnAlbum } from './filling.ts'
import type { Member } from './members.ts'
import { holdingAlbum } from './ownership.ts'
import { LONGEST_PLACE, placesBetween } from './places.ts'
import type { AlbumMove, Undoing } from './schemas.ts'
import type { AlbumStore } from './store.ts'

export interface MovingDeps {
  albums: Pick<AlbumStore, 'transact' | 'members'>
}

/** How many neighbours on each side get new places when those between two have become too long. */
const RESPACED = 100

/** Changes the order by hand. */
export function createMoving({ albums }: MovingDeps) {
  const { members } = albums

  /** New places for those around a spot, so that there is room again. Reads; the answer is to be written. */
  async function respaced(
    transaction: Transaction,
    albumId: string,
    { moved, after }: { moved: Member[]; after: Member | null },
  ): Promise<Map<string, string>> {
    const isMoved = new Set(moved.map(({ photoId }) => photoId))
    const rest = (found: Member[]) => found.filter(({ photoId }) => !isMoved.has(photoId))
    const reach = RESPACED + moved.length + 1
    const [above, below] = await Promise.all([
      after ? members.upTo(transaction, albumId, after.place, reach) : [],
      members.behind(transaction, albumId, after?.place ?? null, reach),
    ])
    const before = rest(above)
      .slice(0, RESPACED + 1)
      .reverse()
    const behind = rest(below).slice(0, RESPACED + 1)
    // The outermost keep theirs, unless the order ends there.
    const first = before.length > RESPACED ? (before.shift()?.place ?? null) : null
    const last = behind.length > RESPACED ? (behind.pop()?.place ?? null) : null
    const order = [...before, ...moved, ...behind]
    const places = placesBetween(first, last, order.length)
    return new Map(order.map(({ photoId }, index) => [photoId, places[index] ?? '']))
  }

  /**
   * Puts photos behind another one. The answer says where they were. Throws AppError `not-found`, also for a photo that
   * is not in the album, `invalid` or `conflict`.
   */
  return async function move({ ownerId, albumId }: OwnAlbum, { ids, after }: AlbumMove): Promise<Undoing> {
    return albums.transact(async ({ transaction, read, write }) => {
      const album = holdingAlbum(await read(albumId), ownerId, albumId)
      if (after !== null && ids.includes(after)) throw wrong('after', 'A photo cannot be behind itself')
      const [moved, [anchor = null]] = await Promise.all([
        members.ofPhotos(transaction, albumId, ids),
        members.ofPhotos(transaction, albumId, after === null ? [] : [after]),
      ])
      const there = moved.filter((member) => member !== null)
      if (there.length < ids.length) throw notThere(ids[moved.indexOf(null)] ?? '')
      if (after !== null && !anchor) throw notThere(after)
      const isMoved = new Set(ids)
      const next = (await members.behind(transaction, albumId, anchor?.place ?? null, ids.length + 1)).find(
        ({ photoId }) => !isMoved.has(photoId),
      )
      let places = new Map(
        placesBetween(anchor?.place ?? null, next?.place ?? null, ids.length).map((place, index) => [
          ids[index] ?? '',
          place,
        ]),
      )
      if ([...places.values()].some((place) => place.length > LONGEST_PLACE))
        places = await respaced(transaction, albumId, { moved: there, after: anchor })
      await write({ ...album, arrangement: album.arrangement + 1 }, album)
      for (const [photoId, place] of places) members.put(transaction, albumId, photoId, place)
      return { before: there.map(({ photoId, place }) => ({ id: photoId, place })) }
    })
  }
}

const notThere = (id: string) => new AppError('not-found', `No photo ${id} in this album`)
