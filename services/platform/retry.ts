// How long an event is tried before it is given up, and why so long.

/** Pub/Sub's pauses between deliveries: each twice the one before, between these bounds. */
export const BACKOFF = { minimumSeconds: 10, maximumSeconds: 600 } as const

/** How long undelivered events and dead letters are kept. Pub/Sub's longest. */
export const KEPT_SECONDS = 7 * 86_400

/** How long ticks of the clock are kept: the next one does the same. Pub/Sub's shortest. */
export const TICKS_KEPT_SECONDS = 600

/** Pub/Sub's bounds of a dead-letter policy. */
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

/** The fewest deliveries that go on for longer than this. Throws when even Pub/Sub's most do not. */
export function attemptsToOutlast(seconds: number): number {
  for (let attempts = FEWEST_ATTEMPTS; attempts <= MOST_ATTEMPTS; attempts++)
    if (patienceSeconds(attempts) > seconds) return attempts
  throw new RangeError(`No number of deliveries goes on for ${seconds} s`)
}

export interface Burst {
  events: number
  secondsPerEvent: number
  /** Events handled at once: instances times concurrency. What comes on top is refused, and that is an attempt. */
  slots: number
}

export const drainSeconds = ({ events, secondsPerEvent, slots }: Burst) => (events * secondsPerEvent) / slots

/** What must not cost an event: the functions away for half an hour, and then this many photos waiting, in a fresh project. */
export const OUTAGE_SECONDS = 30 * 60
export const BURST: Burst = { events: 5_000, secondsPerEvent: 2, slots: 4 }

/** Pub/Sub says that it waits "between" the bounds, not how long: half of the nominal pauses must do. */
const CAUTION = 2

/** Deliveries before an event is a dead letter. */
export const ATTEMPTS = attemptsToOutlast(CAUTION * (OUTAGE_SECONDS + drainSeconds(BURST)))
