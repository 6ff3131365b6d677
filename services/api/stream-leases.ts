// How many live streams a person has over all instances. Each instance leases places for its own streams.
import type { Firestore } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, Time } from '../platform/documents.ts'
import { MINUTE_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'

/** Streams per person. The tabs of a browser share one stream, so this is a number of browsers. */
export const STREAMS_EACH = 8
/** How often an instance renews its leases. */
export const RENEWAL_MS = MINUTE_MS
/** How long a lease counts. A killed instance blocks places no longer than this. */
const LEASE_MS = 2.5 * MINUTE_MS
/** Seconds. */
const RETRY_AFTER = 60

/** Leases by instance; `until` in milliseconds since the epoch. */
const Leases = Type.Record(Type.String(), Type.Object({ streams: Type.Integer(), until: Type.Integer() }))
type Leases = Static<typeof Leases>
const documentsOfPeople = documents(Type.Object({ leases: Leases, expiresAt: Time }))

export interface StreamLeases {
  /** Throws `too-many` when the person has no place left. Returns a function that gives the place back. */
  take(accountId: string): Promise<() => void>
  /** Renews what this instance has leased. */
  renew(): void
  /** Resolves when everything has been written. */
  settled(): Promise<void>
}

export interface StreamLeasesDeps {
  firestore: Firestore
  log: Pick<Log, 'warn'>
  now: () => number
  newId: () => string
}

export function createStreamLeases({ firestore, log, now, newId }: StreamLeasesDeps): StreamLeases {
  const instance = newId()
  const streams = new Map<string, number>()
  /** The write under way for each person. Writes are sequential, so that an instance never conflicts with itself. */
  const writing = new Map<string, Promise<unknown>>()

  const countOf = (accountId: string) => streams.get(accountId) ?? 0
  function count(accountId: string, by: 1 | -1): void {
    const next = countOf(accountId) + by
    if (next > 0) streams.set(accountId, next)
    else streams.delete(accountId)
  }

  function inTurn<Result>(accountId: string, work: () => Promise<Result>): Promise<Result> {
    const before = writing.get(accountId) ?? Promise.resolve()
    const mine = before.then(work, work)
    writing.set(accountId, mine)
    const done = () => {
      if (writing.get(accountId) === mine) writing.delete(accountId)
    }
    mine.then(done, done)
    return mine
  }

  /** Writes what this instance has now, and returns how many streams the others have. */
  function write(accountId: string, wanted: 0 | 1): Promise<number> {
    const document = firestore.collection('streamLeases').doc(accountId)
    return firestore.runTransaction(async (transaction) => {
      const stored = documentsOfPeople.read(await transaction.get(document))
      const others = Object.entries(stored?.leases ?? {}).filter(
        ([name, { until }]) => name !== instance && until > now(),
      )
      const elsewhere = others.reduce((sum, [, lease]) => sum + lease.streams, 0)
      const own = countOf(accountId) + wanted
      if (elsewhere + own > STREAMS_EACH && wanted > 0) return elsewhere
      const until = now() + LEASE_MS
      const leases: Leases = Object.fromEntries(others)
      if (own > 0) leases[instance] = { streams: own, until }
      if (Object.keys(leases).length === 0) transaction.delete(document)
      else transaction.set(document, documentsOfPeople.data({ leases, expiresAt: until }))
      return elsewhere
    })
  }

  /** A limit must not make requests fail: while the database is down an instance counts by itself. */
  async function elsewhere(accountId: string, wanted: 0 | 1): Promise<number> {
    try {
      return await write(accountId, wanted)
    } catch (error) {
      log.warn({ error }, 'Live streams are counted for this instance alone: the database does not answer')
      return 0
    }
  }

  return {
    take: (accountId) =>
      inTurn(accountId, async () => {
        if ((await elsewhere(accountId, 1)) + countOf(accountId) >= STREAMS_EACH)
          throw new AppError('too-many', 'The studio is open in too many browsers', {
            retryAfter: RETRY_AFTER,
          })
        count(accountId, 1)
        let isTaken = true
        return () => {
          if (!isTaken) return
          isTaken = false
          count(accountId, -1)
          void inTurn(accountId, () => elsewhere(accountId, 0))
        }
      }),

    renew() {
      for (const accountId of streams.keys()) void inTurn(accountId, () => elsewhere(accountId, 0))
    },

    async settled() {
      await Promise.allSettled([...writing.values()])
    },
  }
}
