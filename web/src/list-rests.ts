/** Milliseconds between two refreshes of the same list while changes keep coming. */
const REST = 2000
/** What fails again and again is asked for less and less often. Milliseconds. */
const LONGEST_REST = 60_000

/** Which lists have to be fetched again, and when they may be. Lists are named by their key's hash. */
export function createListRests(now: () => number) {
  const failures = new Map<string, { error: unknown; count: number }>()
  const spoilt = new Set<string>()
  const begunAt = new Map<string, number>()

  return {
    /** Only a new fetch can make the list right. */
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
    /** Somebody asks for it expressly. */
    skip: (hash: string) => void begunAt.delete(hash),
    /** What failed may be tried again at once. */
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
