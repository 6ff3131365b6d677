import type { LiveEvent } from './live-event.ts'

/** Only bulk work makes more changes than this. A listener that resumes from before them gets its own watch. */
const REMEMBERED = 2000

export interface LiveMemory {
  add(key: string, at: string, event: LiveEvent): void
  /** Whether everything after `since` can still be sent. */
  covers(since: string): boolean
  after(position: string): LiveEvent[]
  /** The last position that was reported. */
  latest(): string
}

/** The latest change of each key of one stream, for listeners that return. */
export function createLiveMemory(since: string): LiveMemory {
  /** Kept in the order of reporting, the oldest first. */
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
