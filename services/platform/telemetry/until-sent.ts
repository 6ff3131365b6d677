import { flushSpans } from './spans.ts'

/**
 * Milliseconds that the last event's answer may wait for its spans. Between events Cloud Run takes the processor away
 * (https://cloud.google.com/run/docs/configuring/billing-settings), and with it everything that was left for later.
 */
const LAST_WORD = 100

let running = 0

/** Runs the event's work; after the last of those that run at once, what was recorded is sent. */
export async function untilSent(work: () => Promise<void>): Promise<void> {
  running += 1
  try {
    await work()
  } finally {
    running -= 1
    if (running === 0) await flushSpans(LAST_WORD)
  }
}
