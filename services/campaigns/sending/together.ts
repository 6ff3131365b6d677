interface Waiting<Item, Result> {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/**
 * Does by key what is asked for in one moment, and then all at once what was asked for while that was done: the more
 * there is, the more goes together. Results are in the order of the items.
 */
export function createTogether<Item, Result = boolean>(work: (items: Item[]) => Promise<Result[]>) {
  const waiting = new Map<string, Waiting<Item, Result>[]>()

  async function run(key: string): Promise<void> {
    for (let all = waiting.get(key) ?? []; all.length > 0; all = waiting.get(key) ?? []) {
      waiting.set(key, [])
      try {
        const results = await work(all.map(({ item }) => item))
        for (const [index, { resolve }] of all.entries()) resolve(results[index]!)
      } catch (error) {
        for (const { reject } of all) reject(error)
      }
    }
    waiting.delete(key)
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
