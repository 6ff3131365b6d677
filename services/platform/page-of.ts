import type { PageOf } from './schemas.ts'

export interface Cut<Item, Position> {
  limit: number
  positionOf(item: Item): Position
  encode(position: Position): string
  /** Where reading stopped although the page is not full; null when everything was read. */
  stoppedAt?: Position | null
}

/** Cuts items to a page. Read one more than `limit`: it shows whether there is another page. */
export function pageOf<Item, Position>(
  read: readonly Item[],
  { limit, positionOf, encode, stoppedAt = null }: Cut<Item, Position>,
): PageOf<Item> {
  const items = read.slice(0, limit)
  const last = items.at(-1)
  const next = read.length > limit && last !== undefined ? positionOf(last) : stoppedAt
  return { items, nextCursor: next === null ? null : encode(next) }
}
