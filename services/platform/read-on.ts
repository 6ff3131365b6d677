import type { PageOf } from './schemas.ts'

/** After so many pages, the next request goes on: lists pass over what they do not show, and a stranger may ask for them. */
export const MOST_PAGES = 8

export interface ReadOn<Item> {
  /** Null for the first. */
  after: string | null
  /** Items in all, and of one page. */
  most: number
  atOnce: number
  read(range: { limit: number; cursor?: string }): Promise<PageOf<Item>>
}

/** Reads pages of a list until there are enough items, the list ends, or it has taken many pages. */
export async function readOn<Item>({ after, most, atOnce, read }: ReadOn<Item>): Promise<PageOf<Item>> {
  const items: Item[] = []
  let cursor = after
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const limit = Math.min(atOnce, most - items.length)
    const page = await read({ limit, ...(cursor !== null && { cursor }) })
    items.push(...page.items)
    cursor = page.nextCursor
    if (cursor === null || items.length >= most) break
  }
  return { items, nextCursor: cursor }
}
