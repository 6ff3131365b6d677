interface Waiting<Item, Result> {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/** Collects what is asked for in one moment, by key, and does it at once. Results are in the order of the items. */
export function createTogether<Item, Result = boolean>(work: (items: Item[]) => Promise<Result[]>) {
  const waiting = new Map<string, Waiting<Item, Result>[]>()

  async function run(key: string): Promise<void> {
    const all = waiting.get(key) ?? []
    waiting.delete(key)
    try {
      const results = await work(all.map(({ item }) => item))
      for (const [index, { resolve }] of all.entries()) resolve(results[index]!)
    } catch (error) {
      for (const { reject } of all) reject(error)
    }
  }

  return (key: string, item: Item): Promise<Result> => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    const others = waiting.get(key)
    if (others) others.push({ item, resolve, reject })
    else {
      waiting.set(key, [{ item, resolve, reject }])
      setImmediate(() => void run(key))
    }
    return promise
  }
}
