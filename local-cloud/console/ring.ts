/** The newest `size` of what is pushed. Each has a number, which goes on counting. */
export interface Ring<Item> {
  push(item: Item): number
  /** Oldest first, those after the number `after`. */
  since(after: number): { number: number; item: Item }[]
  /** Newest first. */
  newest(): Iterable<{ number: number; item: Item }>
  last(): number
}

export function createRing<Item>(size: number): Ring<Item> {
  const items: Item[] = []
  let count = 0
  const at = (number: number) => items[(number - 1) % size] as Item
  const first = () => Math.max(count - size, 0)

  return {
    push(item) {
      items[count % size] = item
      count++
      return count
    },
    since(after) {
      const from = Math.max(after, first())
      return Array.from({ length: Math.max(count - from, 0) }, (_, i) => ({
        number: from + i + 1,
        item: at(from + i + 1),
      }))
    },
    *newest() {
      for (let number = count; number > first(); number--) yield { number, item: at(number) }
    },
    last: () => count,
  }
}
