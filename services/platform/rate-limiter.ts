// Counts requests over all instances of a service, and asks the database only now and then.
import { createHash } from 'node:crypto'
import type { Firestore } from '@google-cloud/firestore'
import { toTimestamp } from './documents.ts'
import { HOUR_MS, MINUTE_MS } from './durations.ts'
import type { Log } from './log.ts'

/** Windows begin at each full minute, at the same moment on every instance. */
export const WINDOW_MS = MINUTE_MS

export interface RatePolicy {
  name: string
  /** Requests allowed in a window, over all instances. */
  quota: number
  /** Requests that an instance admits by itself before it first asks what the others have seen. */
  free: number
}

export interface RateVerdict {
  isAllowed: boolean
  /** An estimate, as far as this instance knows. */
  remaining: number
  /** Seconds until the next window. */
  reset: number
}

export interface RateLimiter {
  take(policy: RatePolicy, who: string): Promise<RateVerdict>
}

export interface RateLimiterDeps {
  firestore: Firestore
  log: Pick<Log, 'warn'>
  now: () => number
  /** The number of counts kept in memory. The oldest is dropped, and starts anew if it comes back. */
  kept?: number
}

interface Count {
  used: number
  /** What this instance may admit so far: its leases and its free part. */
  granted: number
  /** What all instances had leased when last asked; null before. */
  taken: number | null
  isExhausted: boolean
  lease: Promise<void> | null
}

/** The number of leases that make up a quota, which limits how often the database is asked in a window. */
const LEASES = 10
const KEPT = 20_000

export function createRateLimiter({ firestore, log, now, kept = KEPT }: RateLimiterDeps): RateLimiter {
  const counts = new Map<string, Count>()
  let window = 0
  let isAway = false

  function countOf(key: string, free: number): Count {
    const known = counts.get(key)
    if (known) return known
    const [oldest] = counts.keys()
    if (counts.size >= kept && oldest !== undefined) counts.delete(oldest)
    const count = { used: 0, granted: free, taken: null, isExhausted: false, lease: null }
    counts.set(key, count)
    return count
  }

  async function lease(count: Count, key: string, { quota, free }: RatePolicy): Promise<void> {
    const size = Math.ceil(quota / LEASES)
    const id = createHash('sha256').update(`${key} ${window}`).digest('hex').slice(0, 40)
    const document = firestore.collection('rateCounts').doc(id)
    const expiresAt = toTimestamp((window + 1) * WINDOW_MS + HOUR_MS)
    try {
      const { granted, taken } = await firestore.runTransaction(async (transaction) => {
        const before: number = (await transaction.get(document)).get('taken') ?? 0
        // The first request to the database also reports what was admitted without asking.
        const told = before + (count.taken === null ? free : 0)
        const granted = Math.max(0, Math.min(size, quota - told))
        transaction.set(document, { taken: told + granted, expiresAt })
        return { granted, taken: told + granted }
      })
      count.taken = taken
      count.granted += granted
      count.isExhausted = granted === 0
    } catch (error) {
      // While the database is down each instance counts by itself, because a limit must not make requests fail.
      if (!isAway)
        log.warn({ error }, 'Rate limits count for this instance alone: the database does not answer')
      isAway = true
      count.granted = Math.min(count.granted + size, quota)
      count.isExhausted = count.used >= count.granted
    }
  }

  return {
    async take(policy, who) {
      // Read once: the minute may end while the database is asked, and a wait of 0 s would tell nobody to wait.
      const moment = now()
      const current = Math.floor(moment / WINDOW_MS)
      if (current !== window) {
        counts.clear()
        window = current
        isAway = false
      }
      const key = `${policy.name} ${who}`
      const count = countOf(key, policy.free)
      while (count.used >= count.granted && !count.isExhausted) {
        count.lease ??= lease(count, key, policy).finally(() => {
          count.lease = null
        })
        await count.lease
      }
      const isAllowed = count.used < count.granted
      if (isAllowed) count.used += 1
      const elsewhere = count.taken === null ? 0 : count.taken - count.granted
      return {
        isAllowed,
        remaining: Math.max(0, policy.quota - elsewhere - count.used),
        reset: Math.ceil(((current + 1) * WINDOW_MS - moment) / 1000),
      }
    },
  }
}
