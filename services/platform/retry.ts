// How long an event is retried before it is given up, and why that long.

/** Pub/Sub's pauses between deliveries: each is twice the one before, within these limits. */
export const BACKOFF = { minimumSeconds: 10, maximumSeconds: 600 } as const

/** How long undelivered events and dead letters are kept, which is Pub/Sub's maximum. */
export const KEPT_SECONDS = 7 * 86_400

/** How long ticks of the clock are kept, which is Pub/Sub's minimum: the next tick does the same work. */
export const TICKS_KEPT_SECONDS = 600

/** Pub/Sub's limits for a dead-letter policy. */
const FEWEST_ATTEMPTS = 5
const MOST_ATTEMPTS = 100

/** Seconds from the first delivery to the last, when every one of them fails at once. */
export function patienceSeconds(attempts: number): number {
  let total = 0
  let pause: number = BACKOFF.minimumSeconds
  for (let delivery = 1; delivery < attempts; delivery++) {
    total += pause
    pause = Math.min(pause * 2, BACKOFF.maximumSeconds)
  }
  return total
}

/** The fewest deliveries that span more than this time. Throws when even Pub/Sub's maximum does not. */
export function attemptsToOutlast(seconds: number): number {
  for (let attempts = FEWEST_ATTEMPTS; attempts <= MOST_ATTEMPTS; attempts++)
    if (patienceSeconds(attempts) > seconds) return attempts
  throw new RangeError(`No number of deliveries goes on for ${seconds} s`)
}

export interface Burst {
  events: number
  secondsPerEvent: number
  /** Events handled at once: instances times concurrency. Further events are refused, which counts as an attempt. */
  slots: number
}

export const drainSeconds = ({ events, secondsPerEvent, slots }: Burst) => (events * secondsPerEvent) / slots

/** No event may be lost to an outage of half an hour, followed by this many waiting photos in a new project. */
export const OUTAGE_SECONDS = 30 * 60
export const BURST: Burst = { events: 5_000, secondsPerEvent: 2, slots: 4 }

/** Pub/Sub says that it waits "between" the limits, not how long, so the sum assumes half of the nominal pauses. */
const CAUTION = 2

/** Deliveries before an event is a dead letter. */
export const ATTEMPTS = attemptsToOutlast(CAUTION * (OUTAGE_SECONDS + drainSeconds(BURST)))
