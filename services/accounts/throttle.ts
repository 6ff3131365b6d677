import { createHash } from 'node:crypto'
import { FieldValue, type Firestore } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, Time } from '../platform/documents.ts'
import { AppError } from '../platform/errors.ts'

/** How often something may be tried under one key before it has to wait, and the longest wait. */
export interface Limit {
  /** What is counted, for example `sign-in:ana@example.com`. Stored only as a hash. */
  key: string
  /** Attempts without waiting. Each further one doubles the wait, starting with a second. */
  free: number
  /** Milliseconds. The wait is finite, so that nobody can lock another person out for good. */
  longestWait: number
}

export interface Throttle {
  /**
   * Counts an attempt under every key before its outcome is known, so that concurrent attempts all count. Throws
   * AppError `too-many` with `retryAfter` while a key has to wait; such attempts do not count.
   */
  attempt(limits: readonly Limit[]): Promise<void>
  /** Clears all counts under these keys, after a success. */
  clear(keys: readonly string[]): Promise<void>
  /** Takes back the one attempt that was just counted under these keys. */
  undo(keys: readonly string[]): Promise<void>
}

const Count = Type.Object({ attempts: Type.Integer(), until: Time, expiresAt: Time })
const stored = documents(Count)

const COLLECTION = 'throttles'
/** All counts of a key expire after this time without an attempt. */
const FORGOTTEN_MS = 3_600_000

/** The counts are in the database, because counters in memory would be separate for each instance. */
export function createThrottle(firestore: Firestore, now: () => number = Date.now): Throttle {
  const document = (key: string) =>
    firestore.collection(COLLECTION).doc(createHash('sha256').update(key).digest('hex'))

  return {
    async attempt(limits) {
      const wait = await firestore.runTransaction(async (transaction) => {
        const snapshots = await transaction.getAll(...limits.map(({ key }) => document(key)))
        const counts = snapshots.map((snapshot) => countIn(stored.read(snapshot), now()))
        const longest = Math.max(...counts.map(({ until }) => until - now()))
        if (longest > 0) return longest
        limits.forEach(({ free, longestWait, key }, index) => {
          const attempts = (counts[index]?.attempts ?? 0) + 1
          const pause = attempts <= free ? 0 : Math.min(1000 * 2 ** (attempts - free - 1), longestWait)
          const until = now() + pause
          transaction.set(document(key), stored.data({ attempts, until, expiresAt: until + FORGOTTEN_MS }))
        })
        return 0
      })
      if (wait <= 0) return
      const retryAfter = Math.ceil(wait / 1000)
      throw new AppError('too-many', `Too many attempts. Try again in ${inWords(retryAfter)}.`, {
        retryAfter,
      })
    },

    async clear(keys) {
      await Promise.all(keys.map((key) => document(key).delete()))
    },

    async undo(keys) {
      await Promise.all(keys.map((key) => document(key).update({ attempts: FieldValue.increment(-1) })))
    },
  }
}

/** Deletion by TTL comes up to a day late, so an expired document counts as deleted. */
function countIn(count: Static<typeof Count> | null, now: number) {
  return !count || count.expiresAt <= now ? { attempts: 0, until: 0 } : count
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} second${seconds === 1 ? '' : 's'}`
  return `${Math.ceil(seconds / 60)} minutes`
}
