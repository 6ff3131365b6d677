import type { Clock } from '../../clock.ts'

/** Commit times: microseconds since the epoch, strictly increasing, also over restarts and a clock that goes back. */
export function createTime(clock: Clock, last: number) {
  let latest = last
  const now = () => Math.floor(clock.now() * 1000)

  return {
    /** For one commit; later than everything given out before. */
    commit: () => {
      latest = Math.max(now(), latest + 1)
      return latest
    },
    /** For a read: every commit so far is at or before it, every later one is after it. */
    read: () => {
      latest = Math.max(now(), latest)
      return latest
    },
  }
}

export type Time = ReturnType<typeof createTime>
