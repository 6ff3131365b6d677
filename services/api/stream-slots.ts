import { AppError } from '../platform/errors.ts'

/** Seconds until a browser that found no slot tries again. They are spread, so that not all browsers come at once. */
const RETRY = { least: 5, most: 20 }

export interface StreamSlots {
  /**
   * Throws `temporary` when streams use two thirds of the instance's slots. Returns a function that gives the slot
   * back.
   */
  take(): () => void
}

/**
 * A stream occupies one of the requests that an instance handles at a time, so the last third is reserved for other
 * requests.
 */
export function createStreamSlots(concurrency: number, random: () => number): StreamSlots {
  const most = Math.floor((concurrency * 2) / 3)
  let taken = 0
  return {
    take() {
      if (taken >= most)
        throw new AppError('temporary', 'Live updates are busy; they will be tried again', {
          retryAfter: Math.round(RETRY.least + random() * (RETRY.most - RETRY.least)),
        })
      taken++
      let isTaken = true
      return () => {
        if (isTaken) taken--
        isTaken = false
      }
    },
  }
}
