// Where photos were taken: how many in each square of a part of the map, and the photos of a square.
import Type from 'typebox'
import { cursors } from '../platform/cursor.ts'
import { Id, type PageOf } from '../platform/schemas.ts'
import { CELL_LEVEL, quadkey, toPoint } from './map-cells.ts'
import { placedDocuments } from './record.ts'
import type { PhotoTile } from './schemas.ts'
import type { PhotoStore } from './store.ts'
import type { Place, PlacePhotosQuery, PlacesQuery } from './view-schemas.ts'
import { toTile } from './views.ts'

/** Squares that one request counts; the squares become larger until they are no more than this. */
const MOST_SQUARES = 64
/** Squares counted at the same time. */
const AT_ONCE = 16
/** Photos whose positions stand for those of their square. */
const SAMPLE = 4
/** A digit after all that a quadkey has. */
const END = '4'
const WORLD = 'world'

const positions = cursors(Type.Object({ key: Type.String(), id: Id }, { additionalProperties: false }))

export interface PlacesDeps {
  store: Pick<PhotoStore, 'listAlong' | 'countAlong'>
}

export function createPlaces({ store }: PlacesDeps) {
  const rangeOf = (cell: string) => ({ from: cell, before: cell + END })

  async function placeAt(ownerId: string, cell: string): Promise<Place[]> {
    const count = await store.countAlong(ownerId, 'cell', rangeOf(cell))
    if (count === 0) return []
    const range = { ownerId, sortKey: 'cell', ...rangeOf(cell), limit: SAMPLE }
    const photos = await store.listAlong(range, placedDocuments)
    const found = photos.flatMap(({ metadata }) => (metadata?.position ? [metadata.position] : []))
    const [first] = photos
    if (!first || found.length === 0) return []
    const mean = (part: 'latitude' | 'longitude') =>
      found.reduce((sum, position) => sum + position[part], 0) / found.length
    return [
      {
        cell: cell || WORLD,
        count,
        latitude: mean('latitude'),
        longitude: mean('longitude'),
        photo: toTile(first),
      },
    ]
  }

  return {
    /** At most 64 places. `west` is greater than `east` for a part across the date line. */
    async places(ownerId: string, query: PlacesQuery): Promise<Place[]> {
      const squares = squaresOf(query)
      const places: Place[] = []
      for (let at = 0; at < squares.length; at += AT_ONCE) {
        const counted = squares.slice(at, at + AT_ONCE).map((cell) => placeAt(ownerId, cell))
        places.push(...(await Promise.all(counted)).flat())
      }
      return places.sort((a, b) => b.count - a.count)
    },

    /** The photos of a square. */
    async photosAt(
      ownerId: string,
      { cell, cursor, limit = 60 }: PlacePhotosQuery,
    ): Promise<PageOf<PhotoTile>> {
      const after = cursor === undefined ? undefined : positions.decode(cursor)
      const square = cell === WORLD ? '' : cell
      const range = {
        ownerId,
        sortKey: 'cell',
        ...rangeOf(square),
        limit: limit + 1,
        ...(after && { after }),
      }
      const photos = await store.listAlong(range, placedDocuments)
      const shown = photos.slice(0, limit)
      const last = photos.length > limit ? shown.at(-1) : undefined
      return {
        items: shown.map(toTile),
        nextCursor: last?.cell ? positions.encode({ key: last.cell, id: last.id }) : null,
      }
    },
  }
}

/** The smallest squares, no smaller than asked for, of which 64 cover the part of the map. */
export function squaresOf({ west, south, east, north, level: wanted }: PlacesQuery): string[] {
  const from = toPoint({ latitude: Math.max(north, south), longitude: west })
  const to = toPoint({ latitude: Math.min(north, south), longitude: east })
  for (let level = Math.min(wanted, CELL_LEVEL); level >= 0; level--) {
    const size = 2 ** level
    const [left, right, top, bottom] = [from.x, to.x, from.y, to.y].map((part) => Math.floor(part * size))
    const columns = spanOf(left ?? 0, right ?? 0, size, west > east)
    const rows = (bottom ?? 0) - (top ?? 0) + 1
    if (columns * rows > MOST_SQUARES) continue
    return Array.from({ length: columns * rows }, (_, i) =>
      quadkey(((left ?? 0) + (i % columns)) % size, (top ?? 0) + Math.floor(i / columns), level),
    )
  }
  return ['']
}

/** Columns from left to right, around the world if need be. */
function spanOf(left: number, right: number, size: number, isAround: boolean): number {
  if (!isAround) return right - left + 1
  return Math.min(size, right - left + 1 + size)
}
