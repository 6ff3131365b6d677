import { AppError } from '../platform/errors.ts'

/** Seconds until a browser that found no slot asks again; spread, so that they do not all come at once. */
const RETRY = { least: 5, most: 20 }

export interface StreamSlots {
  /** Throws `temporary` when streams have two thirds of the instance's slots. Returns what gives the slot back. */
  take(): () => void
}

/** A stream holds one of the requests that an instance takes at a time: the last third is for the others. */
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
