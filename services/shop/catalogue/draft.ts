// A catalogue while it is brought up to date. Whoever makes it reads; here is what follows from what was read.
import { isPublic, type ProductRecord } from '../products/record.ts'
import type { Changed } from './changed-records.ts'
import { type Stocks, toEntry } from './entry.ts'
import { type SearchIndex, toSearched } from './search-index.ts'
import type { ListEntry, Snapshot } from './snapshot.ts'

export type Draft = ReturnType<typeof createDraft>

/** `titles` has those of the categories, by id. */
export function createDraft(base: Snapshot, { mini }: SearchIndex, titles: ReadonlyMap<string, string>) {
  const entries = new Map<string, ListEntry>(base.products.map((entry) => [entry.id, entry]))

  return {
    /** A product as it is now, and its stock. */
    put({ id, value }: Changed<ProductRecord>, stocks: Stocks): void {
      if (value && isPublic(value)) {
        entries.set(id, toEntry(value, stocks))
        const searched = toSearched(value, titles)
        if (mini.has(id)) mini.replace(searched)
        else mini.add(searched)
      } else {
        entries.delete(id)
        if (mini.has(id)) mini.discard(id)
      }
    },

    /** The products in the order of their ids, so that the same catalogue is always the same. */
    products: (): ListEntry[] => [...entries.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),

    /** The index as JSON, without what was removed. */
    async index(): Promise<string> {
      if (mini.dirtCount > 0) await mini.vacuum(AT_ONCE)
      return JSON.stringify(mini)
    },
  }
}

/** Nobody else waits in this process. */
const AT_ONCE = { batchSize: 1_000_000, batchWait: 1 }

/** A list of few things after changes, in its order. `shown` is null for what is no longer shown. */
export function merged<Item extends { id: string }>(
  before: readonly Item[],
  changes: readonly { id: string; shown: Item | null }[],
  compare: (one: Item, other: Item) => number,
): Item[] {
  const items = new Map(before.map((item) => [item.id, item]))
  for (const { id, shown } of changes) {
    if (shown) items.set(id, shown)
    else items.delete(id)
  }
  return [...items.values()].sort((one, other) => compare(one, other) || (one.id < other.id ? -1 : 1))
}
