/** Milliseconds: many things change at once while work is under way, and are taken together. */
const GATHER = 80

/** Collects the latest of each item for a moment, then hands all of them on. */
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
