/** Requests under way at once. */
const AT_ONCE = 64

/** Does it for all, some at once. The first failure ends it; what is under way then is not waited for. */
export async function inBatches<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const rest = items[Symbol.iterator]()
  const lane = async () => {
    for (let next = rest.next(); !next.done; next = rest.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}
