// One bounded cache of texts for a process. What is used least recently goes first.
import { LRUCache } from 'lru-cache'

export interface CacheStats {
  hits: number
  misses: number
  /** Bytes of what is kept. */
  size: number
  entries: number
}

export interface Cache {
  /** Counts a hit or a miss. */
  get(key: string): string | undefined
  set(key: string, text: string, keptMs: number): void
  delete(key: string): void
  stats(): CacheStats
}

export interface CacheOptions {
  now: () => number
  maxBytes?: number
}

export const MAX_CACHE_BYTES = 256 * 1024 * 1024
/** What an entry costs besides its texts, measured for short ones and rounded up. */
const ENTRY_BYTES = 400

export function createCache({ now, maxBytes = MAX_CACHE_BYTES }: CacheOptions): Cache {
  const kept = new LRUCache<string, string>({
    maxSize: maxBytes,
    // In memory a text takes up to two bytes a character.
    sizeCalculation: (text, key) => (text.length + key.length) * 2 + ENTRY_BYTES,
    perf: { now },
    ttlResolution: 0,
  })
  let [hits, misses] = [0, 0]

  return {
    get(key) {
      const text = kept.get(key)
      if (text === undefined) misses += 1
      else hits += 1
      return text
    },
    set: (key, text, keptMs) => void kept.set(key, text, { ttl: keptMs }),
    delete: (key) => void kept.delete(key),
    stats: () => ({ hits, misses, size: kept.calculatedSize, entries: kept.size }),
  }
}
