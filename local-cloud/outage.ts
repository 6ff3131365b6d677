import { seededRandom } from './seeded-random.ts'

/** How much of what a service is asked fails, deterministically for a given seed. */
export interface OutageFaults {
  seed: number
  /** 0 to 1. */
  probability: number
}

export interface Outage {
  /** Whether the next request fails. */
  hits: () => boolean
  /** Sets what fails from now on; null ends the outage. */
  disturb(faults: OutageFaults | null): void
}

/** A service that can be unavailable on purpose. */
export function createOutage(): Outage {
  let probability = 0
  let random = seededRandom(0)
  return {
    hits: () => probability > 0 && random() < probability,
    disturb(faults) {
      probability = faults?.probability ?? 0
      random = seededRandom(faults?.seed ?? 0)
    },
  }
}
