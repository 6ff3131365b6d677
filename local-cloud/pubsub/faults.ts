import { seededRandom } from '../seeded-random.ts'

/** Disturbs pushes on purpose, deterministically for a given seed. Probabilities are 0 to 1. */
export interface Faults {
  seed: number
  /** A push that was acknowledged counts as refused, so the message is delivered again. */
  dropAck?: number
  /** A push is sent twice, at about the same time. */
  duplicate?: number
  /** Milliseconds of the clock. Each push waits a random time up to this, so that order is lost. */
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

/** Faults that can be replaced while messages are pushed. */
export function createChangingFaults(faults: Faults | undefined) {
  let source = createFaults(faults)
  const current: FaultSource = {
    dropsAck: () => source.dropsAck(),
    duplicates: () => source.duplicates(),
    delay: () => source.delay(),
  }
  return {
    source: current,
    disturb(next: Faults | null) {
      source = createFaults(next ?? undefined)
    },
  }
}
