import { setTimeout as wait } from 'node:timers/promises'

export interface Timing {
  now: () => number
  /** From 0 to 1. */
  random: () => number
  pause(milliseconds: number): Promise<void>
  /** Aborts after this time. */
  limit(milliseconds: number): AbortSignal
}

export const realTiming: Omit<Timing, 'now'> = {
  random: Math.random,
  pause: (milliseconds) => wait(milliseconds),
  limit: (milliseconds) => AbortSignal.timeout(Math.max(1, Math.round(milliseconds))),
}
