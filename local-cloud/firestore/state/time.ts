import type { Clock } from '../../clock.ts'

/**
 * Commit times: microseconds since the epoch, strictly increasing, even across restarts and when the clock goes back.
 */
export function createTime(clock: Clock, last: number) {
  let latest = last
  const now = () => Math.floor(clock.now() * 1000)

  return {
    /** A time for one commit, later than every time handed out before. */
    commit: () => {
      latest = Math.max(now(), latest + 1)
      return latest
    },
    /** A time for a read: every commit so far is at or before it, and every later one is after it. */
    read: () => {
      latest = Math.max(now(), latest)
      return latest
    },
  }
}

export type Time = ReturnType<typeof createTime>
