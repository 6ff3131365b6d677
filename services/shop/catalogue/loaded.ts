// One version of a catalogue in memory. What not every request needs is made when it is first needed.

import { wordsOfLanguage } from '../../platform/search/language-words.ts'
import { type Columns, toColumns } from './columns.ts'
import { type Prices, pricesAt } from './prices.ts'
import { emptyIndex, readIndex, type SearchIndex } from './search-index.ts'
import { emptySnapshot, type PackedSnapshot, type Snapshot } from './snapshot.ts'

export interface LoadedCatalogue {
  /** Names the version among all shops and times, for caches. */
  key: string
  snapshot: Snapshot
  columns(): Columns
  /** Prices that count at this time, in milliseconds since the epoch. */
  prices(now: number): Prices
  /** Titles in the order of the shop's language. */
  collator(): Intl.Collator
  index(): Promise<SearchIndex>
}

export function toLoaded(
  key: string,
  { snapshot, index: json }: Pick<PackedSnapshot, 'snapshot' | 'index'>,
): LoadedCatalogue {
  let prices: Prices | undefined
  let pricedAt = 0
  const columns = once(() => toColumns(snapshot))
  const collator = once(() => new Intl.Collator(snapshot.language, { numeric: true }))
  const index = once(async () => readIndex(json.toString(), await wordsOfLanguage(snapshot.language)))
  return {
    key,
    snapshot,
    columns,
    collator,
    index,
    prices(now) {
      if (!prices || now < pricedAt || now >= prices.until) {
        prices = pricesAt(snapshot, now)
        pricedAt = now
      }
      return prices
    },
  }
}

/** For a shop whose catalogue nobody has made yet. */
export const noCatalogue = (ownerId: string): LoadedCatalogue => ({
  ...toLoaded(`${ownerId}/0`, { snapshot: emptySnapshot('en'), index: Buffer.alloc(0) }),
  index: async () => emptyIndex(await wordsOfLanguage('en')),
})

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
