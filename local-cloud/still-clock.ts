import type { Clock } from './clock.ts'

/** A clock that stands still until it is moved. */
export function createStillClock(start: number): Clock {
  let time = start
  const alarms = new Set<{ due: number; callback: () => void }>()
  return {
    now: () => time,
    after(delay, callback) {
      const alarm = { due: time + delay, callback }
      alarms.add(alarm)
      return () => void alarms.delete(alarm)
    },
    advance(ms) {
      const end = time + ms
      for (;;) {
        const [next] = [...alarms].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)
        if (!next) break
        alarms.delete(next)
        time = Math.max(time, next.due)
        next.callback()
      }
      time = end
    },
  }
}
