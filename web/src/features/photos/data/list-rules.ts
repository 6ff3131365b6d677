// Changes that arrive live, put into the lists that are on the screen, without asking again.
import type { PhotoQuery, PhotoTile } from '../../../../../services/photos/schemas.ts'
import type { TilePage } from './photos-api.ts'

/** One list as far as it was fetched. */
export interface TileList {
  pages: readonly TilePage[]
}

export interface Merged {
  list: TileList
  /** Only the service can say how the list looks now. */
  isStale: boolean
}

const indexes = new WeakMap<TileList, Map<string, PhotoTile>>()

/** Lists never change, so their index holds as long as they live. */
function indexOf(list: TileList): Map<string, PhotoTile> {
  const known = indexes.get(list)
  if (known) return known
  const index = new Map(list.pages.flatMap((page) => page.items.map((tile) => [tile.id, tile] as const)))
  indexes.set(list, index)
  return index
}

export const contains = (list: TileList, id: string): boolean => indexOf(list).has(id)
export const find = (list: TileList, id: string): PhotoTile | undefined => indexOf(list).get(id)

/** Whether a photo belongs to a list, as far as a tile can tell: it knows no tags, words, camera or format. */
export function belongs(query: PhotoQuery, tile: PhotoTile): 'yes' | 'no' | 'unknown' {
  if ((tile.trashedAt !== null) !== (query.trashed ?? false)) return 'no'
  if (query.from && tile.day < query.from) return 'no'
  if (query.to && tile.day > query.to) return 'no'
  if (query.status && tile.status !== query.status) return 'no'
  if (tile.isPrivate !== (query.private ?? false)) return 'no'
  return query.tag || query.camera || query.format || query.q ? 'unknown' : 'yes'
}

export function mergeTile(list: TileList, query: PhotoQuery, tile: PhotoTile): Merged {
  const isListed = contains(list, tile.id)
  switch (belongs(query, tile)) {
    case 'no':
      return { list: isListed ? without(list, tile.id) : list, isStale: false }
    case 'unknown':
      return { list: isListed ? replaced(list, tile) : list, isStale: true }
    case 'yes': {
      // Photos without a title are sorted by their file's name, which a tile does not tell.
      if (query.sort === 'title' && !tile.title)
        return { list: isListed ? replaced(list, tile) : list, isStale: !isListed }
      const old = isListed ? find(list, tile.id) : undefined
      if (old && sortKey(query, old) === sortKey(query, tile))
        return { list: replaced(list, tile), isStale: false }
      return { list: inserted(isListed ? without(list, tile.id) : list, query, tile), isStale: false }
    }
  }
}

export function without(list: TileList, id: string): TileList {
  if (!contains(list, id)) return list
  return mapPages(list, (items) =>
    items.some((tile) => tile.id === id) ? items.filter((tile) => tile.id !== id) : items,
  )
}

export function sortKey(query: PhotoQuery, tile: PhotoTile): string {
  if (query.sort === 'added') return tile.addedAt
  if (query.sort === 'title') return tile.title.toLocaleLowerCase()
  // By the clock of the place, not by the instant: so the service sorts, too.
  return (tile.takenAt ?? tile.addedAt).replace(/(Z|[+-]\d\d:\d\d)$/, '')
}

function replaced(list: TileList, tile: PhotoTile): TileList {
  return mapPages(list, (items) =>
    items.some((other) => other.id === tile.id)
      ? items.map((other) => (other.id === tile.id ? tile : other))
      : items,
  )
}

/** Into its place; beyond what was fetched nothing is put in, it comes with its page. */
function inserted(list: TileList, query: PhotoQuery, tile: PhotoTile): TileList {
  const key = sortKey(query, tile)
  const isAscending = query.order === 'asc'
  const goesBefore = (other: PhotoTile) => {
    const otherKey = sortKey(query, other)
    return isAscending ? key < otherKey : key > otherKey || (key === otherKey && tile.addedAt > other.addedAt)
  }
  for (const [index, page] of list.pages.entries()) {
    const at = page.items.findIndex(goesBefore)
    const isEnd = index === list.pages.length - 1 && page.nextCursor === null
    if (at < 0 && !isEnd) continue
    const place = at < 0 ? page.items.length : at
    return { pages: list.pages.with(index, { ...page, items: page.items.toSpliced(place, 0, tile) }) }
  }
  return list
}

function mapPages(list: TileList, change: (items: PhotoTile[]) => PhotoTile[]): TileList {
  const pages = list.pages.map((page) => {
    const items = change(page.items)
    return items === page.items ? page : { ...page, items }
  })
  return { pages }
}
