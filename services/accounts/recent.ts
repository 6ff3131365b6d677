/**
 * How old an answer may be for a request that only reads. A gallery asks for a hundred thumbnails at once,
 * and each of them must not cost a look at the database.
 */
export const READ_MAX_AGE_MS = 30_000
const KEPT = 10_000

export interface Recent<Value> {
  /** What was found at most `maxAge` milliseconds ago, or is found now. */
  get(id: string, maxAge: number): Promise<Value>
  forget(id: string): void
}

/** Remembers what was looked up for a while: the last ten thousand, in this process alone. */
export function recent<Value>(look: (id: string) => Promise<Value>, now: () => number): Recent<Value> {
  const known = new Map<string, { value: Promise<Value>; at: number }>()

  return {
    get(id, maxAge) {
      const remembered = known.get(id)
      if (remembered && now() - remembered.at < maxAge) return remembered.value
      const entry = { value: look(id), at: now() }
      known.delete(id)
      const [oldest] = known.keys()
      if (known.size >= KEPT && oldest !== undefined) known.delete(oldest)
      known.set(id, entry)
      // A failure is not remembered.
      entry.value.catch(() => known.get(id) === entry && known.delete(id))
      return entry.value
    },

    forget(id) {
      known.delete(id)
    },
  }
}
