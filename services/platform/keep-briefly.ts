// What many ask for at once is looked for once, and kept for a moment.
import { LRUCache } from 'lru-cache'

export interface KeepingBriefly<Value> {
  /** Milliseconds for which a value may be shown again. */
  forMs: number
  /** The sum of all sizes, and the size of a value; without that each counts as one. */
  most: number
  sizeOf?(value: Value): number
  now: () => number
}

interface Kept<Value> {
  at: number
  value: Promise<Value>
  size: number
}

/** What fails is looked for again each time. */
export function keepBriefly<Value>({ forMs, most, sizeOf = () => 1, now }: KeepingBriefly<Value>) {
  const kept = new LRUCache<string, Kept<Value>>({ maxSize: most, sizeCalculation: ({ size }) => size })

  return (key: string, look: () => Promise<Value>): Promise<Value> => {
    const last = kept.get(key)
    if (last && Math.abs(now() - last.at) < forMs) return last.value
    const fresh = { at: now(), value: look(), size: 1 }
    kept.set(key, fresh)
    const isLatest = () => kept.peek(key) === fresh
    fresh.value.then(
      (value) => isLatest() && kept.set(key, { ...fresh, size: Math.max(1, sizeOf(value)) }),
      () => isLatest() && kept.delete(key),
    )
    return fresh.value
  }
}
