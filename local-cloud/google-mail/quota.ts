import type { Clock } from '../clock.ts'
import { MAX_PER_DAY, UNITS_PER_MINUTE } from './limits.ts'
import type { GoogleMailStore } from './store.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** How much an account may do. `perDay` is how many recipients it may write to in 24 hours. */
export function createQuota(store: GoogleMailStore, clock: Clock) {
  const used = new Map<string, { minute: number; units: number }>()
  let perDay = MAX_PER_DAY

  return {
    allow(recipientsPerDay: number) {
      perDay = recipientsPerDay
    },

    /** Counts it. Returns false when the units of this minute are used up. */
    spend(email: string, units: number): boolean {
      const minute = Math.floor(clock.now() / MINUTE_MS)
      const now = used.get(email)
      const before = now?.minute === minute ? now.units : 0
      if (before + units > UNITS_PER_MINUTE) return false
      used.set(email, { minute, units: before + units })
      return true
    },

    /** When the account may send again, in milliseconds since the epoch; null when it may now. */
    sendsAgainAt(email: string, recipients: number): number | null {
      const { sent, first } = store.sentSince(email, clock.now() - DAY_MS)
      return sent + recipients > perDay ? (first ?? clock.now()) + DAY_MS : null
    },
  }
}

export type Quota = ReturnType<typeof createQuota>
