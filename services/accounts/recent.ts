/**
 * The maximum age of an answer for a request that only reads. A gallery requests a hundred thumbnails at once, and they
 * must not cost a database read each.
 */
export const READ_MAX_AGE_MS = 30_000
const KEPT = 10_000

export interface Recent<Value> {
  /** Returns a value that is at most `maxAge` milliseconds old, or looks it up now. */
  get(id: string, maxAge: number): Promise<Value>
  forget(id: string): void
  /** Forgets what a change may have made untrue; what is being looked up right now is among it. */
  forgetWhere(matches: (value: Value) => boolean): void
}

interface Entry<Value> {
  value: Promise<Value>
  at: number
  settled?: { value: Value }
}

/** Caches look-ups for a while: the last ten thousand, in this process only. */
export function recent<Value>(look: (id: string) => Promise<Value>, now: () => number): Recent<Value> {
  const known = new Map<string, Entry<Value>>()

  return {
    get(id, maxAge) {
      const remembered = known.get(id)
      if (remembered && now() - remembered.at < maxAge) return remembered.value
      const entry: Entry<Value> = { value: look(id), at: now() }
      known.delete(id)
      const [oldest] = known.keys()
      if (known.size >= KEPT && oldest !== undefined) known.delete(oldest)
      known.set(id, entry)
      // Failures are not cached.
      entry.value.then(
        (value) => {
          entry.settled = { value }
        },
        () => known.get(id) === entry && known.delete(id),
      )
      return entry.value
    },

    forget(id) {
      known.delete(id)
    },

    forgetWhere(matches) {
      for (const [id, { settled }] of known) if (!settled || matches(settled.value)) known.delete(id)
    },
  }
}
