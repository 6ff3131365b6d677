// The orders of a list, each with a key that a cursor can name.
import Type, { type Static } from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import type { Columns } from './columns.ts'
import type { Prices } from './prices.ts'
import { CatalogueSort } from './schemas.ts'

const Position = Type.Object({
  sort: CatalogueSort,
  key: Type.Union([Type.String(), Type.Number()]),
  id: Type.String(),
})
export type Position = Static<typeof Position>

export const positions = cursors(Position)

/** Where a product stands in an order. */
export type Place = Pick<Position, 'key' | 'id'>

export interface Order {
  sort: CatalogueSort
  keyOf(position: number): Place
  /** Negative when `one` comes first. Equal keys are in the order of ids. */
  compare(one: Place, other: Place): number
}

export interface OrderDeps {
  columns: Columns
  prices: Prices
  collator: Intl.Collator
  /** How well each product fits a search; undefined where nothing is searched for. */
  scores?: ReadonlyMap<number, number>
}

export function orderOf(sort: CatalogueSort, { columns, prices, collator, scores }: OrderDeps): Order {
  const { products } = columns
  const idOf = (position: number) => products[position]?.id ?? ''
  const order = (
    key: (position: number) => Place['key'],
    compareKeys: (one: Place, other: Place) => number,
  ) => ({
    sort,
    keyOf: (position: number) => ({ key: key(position), id: idOf(position) }),
    compare: (one: Place, other: Place) => compareKeys(one, other) || compareTexts(one.id, other.id),
  })
  switch (sort) {
    case 'price-asc':
      return order((at) => prices.lowest[at] ?? 0, rising)
    case 'price-desc':
      return order((at) => prices.lowest[at] ?? 0, falling)
    case 'title':
      return order(
        (at) => products[at]?.title ?? '',
        (one, other) => collator.compare(String(one.key), String(other.key)),
      )
    case 'relevance':
      if (scores) return order((at) => scores.get(at) ?? 0, falling)
      return orderOf('newest', { columns, prices, collator })
    case 'newest':
      return order(
        (at) => products[at]?.addedAt ?? '',
        (one, other) => compareTexts(String(other.key), String(one.key)),
      )
  }
}

const rising = (one: Place, other: Place) => Number(one.key) - Number(other.key)
const falling = (one: Place, other: Place) => Number(other.key) - Number(one.key)
const compareTexts = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** Sorted positions. The keys are made once, because comparing makes them many times. */
export function sorted(candidates: Iterable<number>, { keyOf, compare }: Order): Uint32Array {
  const places = Array.from(candidates, (position) => {
    const { key, id } = keyOf(position)
    return { position, key, id }
  })
  return Uint32Array.from(places.sort(compare).map(({ position }) => position))
}

/** Where the page after a cursor begins in a sorted list. Throws AppError `invalid` for another list's cursor. */
export function startAfter(
  cursor: string | undefined,
  hits: Uint32Array,
  { sort, keyOf, compare }: Order,
): number {
  if (cursor === undefined) return 0
  const after = positions.decode(cursor)
  if (after.sort !== sort)
    throw new AppError('invalid', 'This cursor was made by a list in another order', {
      errors: [{ field: 'cursor', message: 'is not a cursor of this list' }],
    })
  let [low, high] = [0, hits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(keyOf(hits[middle] ?? 0), after) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
