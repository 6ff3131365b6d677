import { backoff } from './backoff.ts'
import { FAST_PUSH, PUSH_BACKOFF, PUSH_WINDOW } from './limits.ts'

/**
 * How many pushes of a subscription may be outstanding, and how long it pauses after refusals.
 *
 * This is slow start as Google describes it: a quick success widens the window by one (so it doubles each round), a
 * slow one by one per round, and any failure narrows it by a quarter. After a refusal the whole subscription pauses,
 * for 100 ms at first and twice as long after each further round of nothing but refusals.
 */
export function createPushWindow() {
  let width: number = PUSH_WINDOW.initial
  let rounds = 0

  return {
    get width() {
      return Math.floor(width)
    },
    succeeded(latency: number) {
      rounds = 0
      width = Math.min(PUSH_WINDOW.maximum, width + (latency <= FAST_PUSH ? 1 : 1 / width))
    },
    failed() {
      width = Math.max(PUSH_WINDOW.minimum, width * 0.75)
    },
    /** Milliseconds that the next pause lasts. */
    pause(): number {
      rounds += 1
      return backoff(PUSH_BACKOFF, rounds)
    },
  }
}
