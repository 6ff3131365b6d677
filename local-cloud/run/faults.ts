import { seededRandom } from '../seeded-random.ts'

/** Disturbs the requests to one service on purpose, deterministically for a given seed. */
export interface RunFaults {
  seed: number
  /** Milliseconds of the clock that every request waits before an instance gets it. */
  delayMs?: number
  /** The probability, 0 to 1, that a request is refused with 503 before an instance gets it. */
  refuse?: number
}

/** What happens to the next request of a service. */
export type FaultOf = (service: string) => { delayMs: number; isRefused: boolean }

export function createRunFaults() {
  const faults = new Map<string, RunFaults & { random: () => number }>()
  const of: FaultOf = (service) => {
    const fault = faults.get(service)
    if (!fault) return { delayMs: 0, isRefused: false }
    const { delayMs = 0, refuse = 0, random } = fault
    return { delayMs, isRefused: refuse > 0 && random() < refuse }
  }
  return {
    of,
    /** Sets the faults of a service from now on; null stops them. */
    disturb(service: string, next: RunFaults | null) {
      if (next) faults.set(service, { ...next, random: seededRandom(next.seed) })
      else faults.delete(service)
    },
  }
}
