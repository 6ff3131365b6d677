/** Milliseconds; many things change at once while work is under way, and are handled together. */
const GATHER = 80

/** Collects the latest version of each item for a moment, then passes on all of them. */
export function createGathering<Item extends { id: string }>(take: (items: Item[]) => void) {
  const gathered = new Map<string, Item>()

  function flush() {
    const items = [...gathered.values()]
    gathered.clear()
    if (items.length > 0) take(items)
  }

  return {
    add(item: Item) {
      // The first one starts the moment.
      if (gathered.size === 0) setTimeout(flush, GATHER)
      gathered.set(item.id, item)
    },
    delete: (id: string) => gathered.delete(id),
  }
}
