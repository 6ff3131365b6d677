// Which keys are worth asking with. A key that fails rests, and the rest gets longer each time; then one request tries
// it, and the others only after that one has succeeded.
import { MINUTE_MS, SECOND_MS } from '../platform/durations.ts'
import type { ProviderFault } from './providers/provider.ts'

export type KeyState = 'ready' | 'resting' | 'refused'

export interface Breakers {
  /** When this key may be used; `now` or earlier for one that is ready. */
  readyAt(id: string): number
  /** Whether the key may be used now; if it has rested, this is the one request that tries it. */
  take(id: string): boolean
  succeeded(id: string): void
  failed(id: string, fault: ProviderFault, retryAfter: number | null): void
  state(id: string): { state: KeyState; restsUntil: number | null }
}

interface Breaker {
  /** In a row. */
  failures: number
  restsUntil: number
  isRefused: boolean
}

/** A provider may fail now and then; a key rests only after as many failures in a row. */
const FAILURES = 3
const FIRST_REST_MS = 30 * SECOND_MS
const LONGEST_REST_MS = 10 * MINUTE_MS
/** A key that is not valid may be valid again after somebody has paid or corrected it. */
const REFUSED_REST_MS = 15 * MINUTE_MS
/** How long the others wait for the one that tries a rested key. */
const TRIAL_MS = MINUTE_MS
/** A provider that asks for more than a day is asked again after a day. */
const LONGEST_ASKED_MS = 24 * 60 * MINUTE_MS

export function createBreakers(now: () => number): Breakers {
  const breakers = new Map<string, Breaker>()

  return {
    readyAt: (id) => breakers.get(id)?.restsUntil ?? 0,

    take(id) {
      const breaker = breakers.get(id)
      if (!breaker || breaker.restsUntil === 0) return true
      if (breaker.restsUntil > now()) return false
      breaker.restsUntil = now() + TRIAL_MS
      return true
    },

    succeeded: (id) => void breakers.delete(id),

    failed(id, fault, retryAfter) {
      // These say nothing about the key.
      if (fault === 'refused' || fault === 'retired' || fault === 'unusable') return void breakers.delete(id)
      const failures = (breakers.get(id)?.failures ?? 0) + 1
      const pause = pauseAfter(fault, failures, retryAfter)
      const restsUntil = pause === 0 ? 0 : now() + pause
      breakers.set(id, { failures, isRefused: fault === 'refused-key', restsUntil })
    },

    state(id) {
      const breaker = breakers.get(id)
      if (!breaker || breaker.restsUntil <= now()) return { state: 'ready', restsUntil: null }
      return { state: breaker.isRefused ? 'refused' : 'resting', restsUntil: breaker.restsUntil }
    },
  }
}

function pauseAfter(fault: ProviderFault, failures: number, retryAfter: number | null): number {
  if (fault === 'refused-key') return REFUSED_REST_MS
  if (retryAfter !== null) return Math.min(retryAfter, LONGEST_ASKED_MS)
  if (fault === 'limited') return rest(failures - 1)
  return failures >= FAILURES ? rest(failures - FAILURES) : 0
}

const rest = (times: number) => Math.min(FIRST_REST_MS * 2 ** times, LONGEST_REST_MS)
