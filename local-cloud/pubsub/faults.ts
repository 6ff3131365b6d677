import { seededRandom } from '../seeded-random.ts'

/** Disturbs pushes on purpose, the same way for the same seed. Probabilities are 0 to 1. */
export interface Faults {
  seed: number
  /** A push that was acknowledged counts as refused: the message comes again. */
  dropAck?: number
  /** A push is sent twice, at about the same time. */
  duplicate?: number
  /** Milliseconds of the clock: each push waits a random time up to this, so that order is lost. */
  delayMs?: number
}

export function createFaults(faults: Faults | undefined) {
  const random = seededRandom(faults?.seed ?? 0)
  const happens = (probability = 0) => probability > 0 && random() < probability

  return {
    dropsAck: () => happens(faults?.dropAck),
    duplicates: () => happens(faults?.duplicate),
    delay: () => (faults?.delayMs ? Math.floor(random() * faults.delayMs) : 0),
  }
}

export type FaultSource = ReturnType<typeof createFaults>
