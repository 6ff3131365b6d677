/** A queue that gives its smallest entry first. */
export interface Queue<Entry> {
  add(entry: Entry): void
  take(): Entry | undefined
  size(): number
}

/** A binary heap. */
export function createQueue<Entry>(compare: (a: Entry, b: Entry) => number): Queue<Entry> {
  const heap: Entry[] = []
  const comesFirst = (a: number, b: number) => compare(heap[a] as Entry, heap[b] as Entry) < 0
  const swap = (a: number, b: number) => {
    const entry = heap[a] as Entry
    heap[a] = heap[b] as Entry
    heap[b] = entry
  }

  return {
    add(entry) {
      let at = heap.push(entry) - 1
      for (let parent = (at - 1) >> 1; at > 0 && comesFirst(at, parent); parent = (at - 1) >> 1) {
        swap(at, parent)
        at = parent
      }
    },
    take() {
      if (heap.length <= 1) return heap.pop()
      swap(0, heap.length - 1)
      const first = heap.pop()
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2]
        let smallest = at
        if (left < heap.length && comesFirst(left, smallest)) smallest = left
        if (right < heap.length && comesFirst(right, smallest)) smallest = right
        if (smallest === at) return first
        swap(at, smallest)
        at = smallest
      }
    },
    size: () => heap.length,
  }
}
