// A short list of the shop, fetched whole and shown in its order: categories, questions, discounts.
import { queryOptions } from '@tanstack/react-query'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'

interface Small {
  id: string
  updatedAt: string
}

export type SmallList<Item extends Small> = ReturnType<typeof createSmallList<Item>>

export function createSmallList<Item extends Small>(
  path: `/${string}`,
  compare: (a: Item, b: Item) => number,
) {
  const queryKey = ['shop', 'list', path] as const

  async function fetchAll(signal: AbortSignal): Promise<Item[]> {
    const items: Item[] = []
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
      const page: PageOf<Item> = await api.get(path, { query: { cursor }, signal })
      items.push(...page.items)
      cursor = page.nextCursor ?? undefined
    }
    return items.sort(compare)
  }

  const change = (edit: (items: Item[]) => Item[]) =>
    queryClient.setQueryData<Item[]>(queryKey, (known) => known && edit(known))

  return {
    query: queryOptions({ queryKey, queryFn: ({ signal }) => fetchAll(signal) }),

    /** Shows an item as it is now; a live change may overtake the answer to the request that caused it. */
    keep(item: Item): Item {
      change((items) => {
        const old = items.find(({ id }) => id === item.id)
        if (old && old.updatedAt > item.updatedAt) return items
        return [...items.filter(({ id }) => id !== item.id), item].sort(compare)
      })
      return item
    },

    drop: (id: string) => void change((items) => items.filter((item) => item.id !== id)),

    refresh: () => void queryClient.invalidateQueries({ queryKey }),

    /** Shows another order at once, and the old one again when it could not be sent. */
    async arrange(items: readonly Item[], ids: readonly string[]): Promise<void> {
      const place = new Map(ids.map((id, at) => [id, at]))
      change((known) => known.map((item) => ({ ...item, position: place.get(item.id) ?? 0 })).sort(compare))
      try {
        await api.put(`${path}/order`, { ids })
      } catch (error) {
        change(() => [...items])
        throw error
      }
    },
  }
}

interface Placed {
  position: number
}

export const byPosition = (a: Placed, b: Placed) => a.position - b.position
