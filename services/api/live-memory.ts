import type { LiveEvent } from './live-event.ts'

/** More changes than this come only from bulk work: whoever resumes from before then gets a watch of their own. */
const REMEMBERED = 2000

export interface LiveMemory {
  add(key: string, at: string, event: LiveEvent): void
  /** Whether everything after `since` can still be told. */
  covers(since: string): boolean
  after(position: string): LiveEvent[]
  /** The last position of which it was told. */
  latest(): string
}

/** The latest change of each key of one stream, for those who come back. */
export function createLiveMemory(since: string): LiveMemory {
  /** In the order of telling, the oldest first. */
  const changes = new Map<string, { at: string; event: LiveEvent }>()
  let coveredFrom = since
  let latest = since

  return {
    add(key, at, event) {
      changes.delete(key)
      changes.set(key, { at, event })
      if (at > latest) latest = at
      const [oldest] = changes
      if (changes.size <= REMEMBERED || !oldest) return
      changes.delete(oldest[0])
      if (oldest[1].at > coveredFrom) coveredFrom = oldest[1].at
    },
    covers: (position) => position >= coveredFrom,
    after: (position) => [...changes.values()].filter(({ at }) => at > position).map(({ event }) => event),
    latest: () => latest,
  }
}
