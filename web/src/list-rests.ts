/** Milliseconds between two refreshes of the same list while changes keep coming. */
const REST = 2000
/** Milliseconds. A list that keeps failing is fetched at growing intervals, up to this one. */
const LONGEST_REST = 60_000

/** Tracks which lists must be fetched again, and when they may be. Lists are identified by the hash of their key. */
export function createListRests(now: () => number) {
  const failures = new Map<string, { error: unknown; count: number }>()
  const spoilt = new Set<string>()
  const begunAt = new Map<string, number>()

  return {
    /** Marks a list that only a new fetch can correct. */
    spoil: (hash: string) => void spoilt.add(hash),
    isSpoilt: (hash: string) => spoilt.has(hash),
    error: (hash: string) => failures.get(hash)?.error,
    /** Milliseconds until the list may be fetched again. */
    left(hash: string): number {
      const count = failures.get(hash)?.count ?? 1
      const rest = Math.min(LONGEST_REST, REST * 2 ** (count - 1))
      return (begunAt.get(hash) ?? Number.NEGATIVE_INFINITY) + rest - now()
    },
    begin(hash: string) {
      begunAt.set(hash, now())
      spoilt.delete(hash)
    },
    succeeded: (hash: string) => void failures.delete(hash),
    failed(hash: string, error: unknown) {
      failures.set(hash, { error, count: (failures.get(hash)?.count ?? 0) + 1 })
      spoilt.add(hash)
    },
    /** Allows a fetch at once, because somebody asked for it explicitly. */
    skip: (hash: string) => void begunAt.delete(hash),
    /** Allows failed lists to be retried at once. */
    forgive() {
      for (const hash of failures.keys()) begunAt.delete(hash)
    },
    clear() {
      failures.clear()
      spoilt.clear()
      begunAt.clear()
    },
  }
}
