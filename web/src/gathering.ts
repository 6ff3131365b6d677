/** Milliseconds; many things change at once while work is under way, and are handled together. */
const GATHER = 80

/** Collects the latest version of each item for a moment, then passes on all of them. */
export function createGathering<Item extends { id: string }>(take: (items: Item[]) => void) {
  const gathered = new Map<string, Item>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush() {
    timer = undefined
    const items = [...gathered.values()]
    gathered.clear()
    if (items.length > 0) take(items)
  }

  return {
    add(item: Item) {
      gathered.set(item.id, item)
      timer ??= setTimeout(flush, GATHER)
    },
    delete: (id: string) => gathered.delete(id),
  }
}
