// Images that are made when somebody first wants them: a claim in the database, so that each is made once.
import type { DocumentData, Firestore, Transaction } from '@google-cloud/firestore'
import { type Documents, toTimestamp } from './documents.ts'
import { DAY_MS } from './durations.ts'
import { hasStatus, STATUS } from './grpc-status.ts'
import { FAILED_MS, judge, LEASE_MS, MADE_MS, type MakingState } from './judge-making.ts'
import { isoTime } from './times.ts'

/** Pictures of a large shop in all sizes of a phone and a desktop. */
export const MAKINGS_PER_DAY = 5000

/** Images of one page are claimed at once, and count together. */
const TRANSACTION_ATTEMPTS = 20

/** `claimed`: the caller has to have it made. */
export type Claim = 'claimed' | 'wait' | 'there' | 'refused'

type Stored = MakingState & { id: string }

export interface MakingsDeps<Making extends Stored> {
  firestore: Firestore
  documents: Pick<Documents<Making>, 'read'> & { data(value: object): DocumentData }
  collection: string
  /** How many were made for a person on one day, UTC. */
  days: string
  now: () => number
  perDay?: number | undefined
}

export type Makings<Making extends Stored> = ReturnType<typeof createMakings<Making>>

export function createMakings<Making extends Stored>(deps: MakingsDeps<Making>) {
  type Wanted = Pick<Stored, 'id' | 'ownerId'> & Omit<Making, keyof Stored>
  const { firestore, documents, collection, days, now, perDay = MAKINGS_PER_DAY } = deps
  const makings = firestore.collection(collection)

  /** Reads how many were made today, and returns a function that counts one more; null when it is enough. */
  async function countToday(transaction: Transaction, ownerId: string): Promise<(() => void) | null> {
    const today = firestore.doc(`${days}/${ownerId}_${isoTime(now()).slice(0, 10)}`)
    const made: number = (await transaction.get(today)).get('made') ?? 0
    if (made >= perDay) return null
    const expiresAt = toTimestamp(now() + 2 * DAY_MS)
    return () => void transaction.set(today, { ownerId, made: made + 1, expiresAt })
  }

  const stored = (wanted: Wanted, made: Pick<MakingState, 'state' | 'attempts' | 'until'>) =>
    documents.data({ ...wanted, ...made, expiresAt: made.until + DAY_MS })

  async function finish(id: string, state: 'made' | 'failed', until: number): Promise<void> {
    const changed = documents.data({ state, until, expiresAt: until + DAY_MS })
    try {
      await makings.doc(id).update(changed)
    } catch (error) {
      // It was removed together with its owner.
      if (!hasStatus(error, STATUS.NOT_FOUND)) throw error
    }
  }

  return {
    /** One caller at a time gets `claimed`, and never more in a day than a person may have. */
    claim: (wanted: Wanted): Promise<Claim> =>
      firestore.runTransaction(
        async (transaction): Promise<Claim> => {
          const reference = makings.doc(wanted.id)
          const earlier = documents.read(await transaction.get(reference))
          const verdict = judge(earlier, now())
          if (verdict === 'wait' || verdict === 'there') return verdict
          if (verdict === 'refuse') return 'refused'
          const attempts = earlier?.state === 'making' ? earlier.attempts + 1 : 1
          if (verdict === 'give-up') {
            transaction.set(
              reference,
              stored(wanted, { attempts, state: 'failed', until: now() + FAILED_MS }),
            )
            return 'refused'
          }
          const count = await countToday(transaction, wanted.ownerId)
          if (!count) return 'refused'
          count()
          transaction.set(reference, stored(wanted, { attempts, state: 'making', until: now() + LEASE_MS }))
          return 'claimed'
        },
        { maxAttempts: TRANSACTION_ATTEMPTS },
      ),

    /** What is to be made; null when it is done, given up, or nobody asked for it. */
    async task(id: string): Promise<Making | null> {
      const making = documents.read(await makings.doc(id).get())
      return making?.state === 'making' ? making : null
    },

    made: (id: string): Promise<void> => finish(id, 'made', now() + MADE_MS),
    failed: (id: string): Promise<void> => finish(id, 'failed', now() + FAILED_MS),

    /** Resolves to what became of it; `making` when that takes longer than `patience`. */
    settled: (id: string, patience: Promise<void>): Promise<MakingState['state']> =>
      new Promise((resolve, reject) => {
        const stop = makings.doc(id).onSnapshot((snapshot) => {
          const state: MakingState['state'] = snapshot.get('state') ?? 'failed'
          if (state !== 'making') end(state)
        }, fail)
        function end(state: MakingState['state']) {
          stop()
          resolve(state)
        }
        function fail(error: Error) {
          stop()
          reject(error)
        }
        patience.then(() => end('making'), fail)
      }),
  }
}
