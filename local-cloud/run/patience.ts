import { PENDING_MS, PENDING_STARTS } from './limits.ts'

/**
 * How long requests of one service wait for an instance.
 * Source: https://cloud.google.com/run/docs/about-instance-autoscaling, "Exceeding maximum instances": 3.5 times the
 * average start of this service's instances or 10 seconds, whichever is longer, then 429.
 */
export interface Patience {
  /** Records a start that took this long, in milliseconds. */
  saw(startMs: number): void
  /** Milliseconds; null before the first start, which Google would have seen during the deployment. */
  limit(): number | null
}

export function createPatience(): Patience {
  let starts = 0
  let total = 0
  return {
    saw(startMs) {
      starts++
      total += startMs
    },
    limit: () => (starts === 0 ? null : Math.max(PENDING_MS, (PENDING_STARTS * total) / starts)),
  }
}
