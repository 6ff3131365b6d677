// Which photos of a link one file of them holds.
import type { PageOf } from '../../platform/schemas.ts'
import type { ShownPhoto } from './sharing-rules.ts'

/** A part of the link's photos, in its order. */
export interface Stretch {
  /** The cursor behind which it begins; null for the first photo. */
  after: string | null
  /** The id of its last photo; null where it goes on to the end. */
  until: string | null
}

export interface Room {
  photos: number
  bytes: number
}

export interface Filled {
  photos: ShownPhoto[]
  bytes: number
  /** The cursor behind which the photos begin for which there was no room; null when all are in it. */
  next: string | null
}

export interface FillingDeps {
  read(range: { cursor?: string; limit: number }): Promise<PageOf<ShownPhoto>>
  /** Bytes that a photo takes at most, as far as its record tells. */
  weigh(photo: ShownPhoto): number
}

/** Photos that are read at once. */
const AT_ONCE = 200

/** Reads the photos of a stretch as long as there is room, at least one. */
export async function fillFile(
  { read, weigh }: FillingDeps,
  { after, until }: Stretch,
  room: Room,
): Promise<Filled> {
  const photos: ShownPhoto[] = []
  let bytes = 0
  const readFrom = (cursor: string | null, limit: number) =>
    read({ limit, ...(cursor !== null && { cursor }) })

  for (let cursor = after; ; ) {
    let page = await readFrom(cursor, Math.min(AT_ONCE, room.photos - photos.length))
    const fitting = fittingIn(page.items, photos.length === 0, room.bytes - bytes)
    if (fitting === 0 && page.items.length > 0) return { photos, bytes, next: cursor }
    const isFull = fitting < page.items.length
    // Only the end of a page has a cursor.
    if (isFull) page = await readFrom(cursor, fitting)
    for (const photo of page.items) {
      photos.push(photo)
      bytes += weigh(photo)
      if (photo.id === until) return { photos, bytes, next: null }
    }
    cursor = page.nextCursor
    if (isFull || cursor === null || photos.length >= room.photos) return { photos, bytes, next: cursor }
  }

  /** How many of these photos there is room for. */
  function fittingIn(items: readonly ShownPhoto[], isEmpty: boolean, left: number): number {
    let weight = 0
    const end = items.findIndex((photo, at) => {
      weight += weigh(photo)
      return weight > left && !(isEmpty && at === 0)
    })
    return end === -1 ? items.length : end
  }
}

/** How many files photos of these weights fill, one after another. */
export function countFiles(weights: readonly number[], room: Room): number {
  let [files, photos, bytes] = [0, 0, 0]
  for (const weight of weights) {
    if (files === 0 || photos === room.photos || bytes + weight > room.bytes) {
      files += 1
      photos = 0
      bytes = 0
    }
    photos += 1
    bytes += weight
  }
  return files
}
