// The only file that knows how the making of images is stored in the database.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { toTimestamp } from '../../platform/documents.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { hasStatus, STATUS } from '../../platform/grpc-status.ts'
import { isoTime } from '../../platform/times.ts'
import { FAILED_MS, judge, LEASE_MS, MADE_MS } from './judging.ts'
import { DAYS, MAKINGS, type Making, makingDocuments } from './record.ts'
import type { Focus } from './schemas.ts'

/** Pictures of a large shop in all sizes of a phone and a desktop. */
export const MAKINGS_PER_DAY = 5000

/** Images of one page are claimed at once, and count together. */
const TRANSACTION_ATTEMPTS = 20

export interface Wanted {
  id: string
  ownerId: string
  photoId: string
  focus: Focus
}

/** `claimed`: the caller has to have it made. */
export type Claim = 'claimed' | 'wait' | 'there' | 'refused'

export interface MakingsDeps {
  firestore: Firestore
  now: () => number
  perDay?: number
}

export type Makings = ReturnType<typeof createMakings>

export function createMakings({ firestore, now, perDay = MAKINGS_PER_DAY }: MakingsDeps) {
  const makings = firestore.collection(MAKINGS)

  /** Reads how many were made today, and returns a function that counts one more; null when it is enough. */
  async function countToday(transaction: Transaction, ownerId: string): Promise<(() => void) | null> {
    const today = firestore.doc(`${DAYS}/${ownerId}_${isoTime(now()).slice(0, 10)}`)
    const made: number = (await transaction.get(today)).get('made') ?? 0
    if (made >= perDay) return null
    const expiresAt = toTimestamp(now() + 2 * DAY_MS)
    return () => void transaction.set(today, { ownerId, made: made + 1, expiresAt })
  }

  const stored = (making: Omit<Making, 'id' | 'expiresAt'>) =>
    makingDocuments.data({ ...making, expiresAt: making.until + DAY_MS })

  async function finish(id: string, state: 'made' | 'failed', until: number): Promise<void> {
    const changed = makingDocuments.data({ state, until, expiresAt: until + DAY_MS })
    try {
      await makings.doc(id).update(changed)
    } catch (error) {
      // It was removed together with its shop.
      if (!hasStatus(error, STATUS.NOT_FOUND)) throw error
    }
  }

  return {
    /** One caller at a time gets `claimed`, and never more in a day than the shop may have. */
    claim: ({ id, ...wanted }: Wanted): Promise<Claim> =>
      firestore.runTransaction(
        async (transaction): Promise<Claim> => {
          const reference = makings.doc(id)
          const earlier = makingDocuments.read(await transaction.get(reference))
          const verdict = judge(earlier, now())
          if (verdict === 'wait' || verdict === 'there') return verdict
          if (verdict === 'refuse') return 'refused'
          const attempts = earlier?.state === 'making' ? earlier.attempts + 1 : 1
          if (verdict === 'give-up') {
            transaction.set(
              reference,
              stored({ ...wanted, attempts, state: 'failed', until: now() + FAILED_MS }),
            )
            return 'refused'
          }
          const count = await countToday(transaction, wanted.ownerId)
          if (!count) return 'refused'
          count()
          transaction.set(
            reference,
            stored({ ...wanted, attempts, state: 'making', until: now() + LEASE_MS }),
          )
          return 'claimed'
        },
        { maxAttempts: TRANSACTION_ATTEMPTS },
      ),

    /** What is to be made; null when it is done, given up, or nobody asked for it. */
    async task(id: string): Promise<Making | null> {
      const making = makingDocuments.read(await makings.doc(id).get())
      return making?.state === 'making' ? making : null
    },

    made: (id: string): Promise<void> => finish(id, 'made', now() + MADE_MS),
    failed: (id: string): Promise<void> => finish(id, 'failed', now() + FAILED_MS),

    /** Resolves to what became of it; `making` when that takes longer than `patience`. */
    settled: (id: string, patience: Promise<void>): Promise<Making['state']> =>
      new Promise((resolve, reject) => {
        const stop = makings.doc(id).onSnapshot((snapshot) => {
          const state: Making['state'] = snapshot.get('state') ?? 'failed'
          if (state !== 'making') end(state)
        }, fail)
        function end(state: Making['state']) {
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
