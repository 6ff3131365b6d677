// A list as far as it is fetched, in whole pages, and how changes are merged into it without fetching again.
import type { PageOf } from '../../services/platform/schemas.ts'

export interface Listed {
  id: string
}

/** Lists are immutable: a changed list is a new one that shares the untouched pages. */
export interface ListPages<Item> {
  pages: readonly PageOf<Item>[]
}

/** What a room knows about its lists. */
export interface ListRules<Item, Query> {
  /** Whether an item belongs to a list, as far as the item itself tells. */
  belongs(query: Query, item: Item): 'yes' | 'no' | 'unknown'
  /** Compared part by part, in the service's order; null where only the service knows the place. */
  position(query: Query, item: Item): readonly string[] | null
  isDescending(query: Query): boolean
}

export interface Merged<Item> {
  list: ListPages<Item>
  /** Whether only the service can say how the list looks now. */
  isStale: boolean
}

const indexes = new WeakMap<object, Map<string, unknown>>()

function indexOf<Item extends Listed>(list: ListPages<Item>): Map<string, Item> {
  const known = indexes.get(list)
  if (known) return known as Map<string, Item>
  const index = new Map(list.pages.flatMap((page) => page.items.map((item) => [item.id, item] as const)))
  indexes.set(list, index)
  return index
}

export const find = <Item extends Listed>(list: ListPages<Item>, id: string) => indexOf(list).get(id)
export const contains = (list: ListPages<Listed>, id: string) => indexOf(list).has(id)
export const itemsOf = <Item>(list: ListPages<Item>): Item[] => list.pages.flatMap((page) => page.items)

/** Merges an item into a list: adds, removes or moves it, or replaces its older version. */
export function merge<Item extends Listed, Query>(
  list: ListPages<Item>,
  item: Item,
  { query, rules }: { query: Query; rules: ListRules<Item, Query> },
): Merged<Item> {
  const old = find(list, item.id)
  switch (rules.belongs(query, item)) {
    case 'no':
      return { list: without(list, item.id), isStale: false }
    case 'unknown':
      return { list: old ? replaced(list, item) : list, isStale: true }
    case 'yes': {
      const place = rules.position(query, item)
      if (place === null) return { list: old ? replaced(list, item) : list, isStale: !old }
      const before = old && rules.position(query, old)
      if (before && compare(before, place) === 0) return { list: replaced(list, item), isStale: false }
      const isDescending = rules.isDescending(query)
      const goesBefore = (other: Item) => {
        const otherPlace = rules.position(query, other)
        if (otherPlace === null) return false
        return isDescending ? compare(place, otherPlace) > 0 : compare(place, otherPlace) < 0
      }
      return { list: inserted(without(list, item.id), item, goesBefore), isStale: false }
    }
  }
}

export function without<Item extends Listed>(list: ListPages<Item>, id: string): ListPages<Item> {
  if (!contains(list, id)) return list
  return mapPages(list, (items) =>
    items.some((item) => item.id === id) ? items.filter((item) => item.id !== id) : items,
  )
}

/** The same pages with their items in another order. */
export function arranged<Item>(list: ListPages<Item>, order: (items: Item[]) => Item[]): ListPages<Item> {
  const items = order(itemsOf(list))
  let at = 0
  const pages = list.pages.map((page) => {
    const start = at
    at += page.items.length
    return { ...page, items: items.slice(start, at) }
  })
  return { pages }
}

/** Items that arrived live since the last page was fetched must not appear twice. */
export function withPage<Item extends Listed>(
  list: ListPages<Item> | undefined,
  page: PageOf<Item>,
): ListPages<Item> {
  if (!list) return { pages: [page] }
  const items = page.items.filter(({ id }) => !contains(list, id))
  return { pages: [...list.pages, { ...page, items }] }
}

function replaced<Item extends Listed>(list: ListPages<Item>, item: Item): ListPages<Item> {
  return mapPages(list, (items) => {
    const at = items.findIndex(({ id }) => id === item.id)
    return at < 0 ? items : items.with(at, item)
  })
}

/** Nothing is inserted beyond the fetched items, because it comes with its page. */
function inserted<Item>(list: ListPages<Item>, item: Item, goesBefore: (other: Item) => boolean) {
  for (const [index, page] of list.pages.entries()) {
    const at = page.items.findIndex(goesBefore)
    const isEnd = index === list.pages.length - 1 && page.nextCursor === null
    if (at < 0 && !isEnd) continue
    const items = page.items.toSpliced(at < 0 ? page.items.length : at, 0, item)
    return { pages: list.pages.with(index, { ...page, items }) }
  }
  return list
}

function mapPages<Item>(list: ListPages<Item>, change: (items: Item[]) => Item[]): ListPages<Item> {
  const pages = list.pages.map((page) => {
    const items = change(page.items)
    return items === page.items ? page : { ...page, items }
  })
  return { pages }
}

function compare(place: readonly string[], other: readonly string[]): number {
  for (const [index, part] of place.entries()) {
    const otherPart = other[index] ?? ''
    if (part !== otherPart) return part < otherPart ? -1 : 1
  }
  return 0
}
