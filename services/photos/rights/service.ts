// What a person says about the rights to all of their photos.
import type { Firestore } from '@google-cloud/firestore'
import { SECOND_MS } from '../../platform/durations.ts'
import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import { createMeter } from '../../platform/meter.ts'
import { checkOneLine } from '../../platform/one-line.ts'
import { isoTime } from '../../platform/times.ts'
import { RIGHTS, rightsDocuments } from './record.ts'
import { NO_RIGHTS } from './rights.ts'
import type { RightsProfile } from './schemas.ts'

/** How long an edit may stay unseen by other instances. */
const KEPT_MS = SECOND_MS
const MOST_PEOPLE = 2000

export interface RightsDeps {
  firestore: Firestore
  now: () => number
}

export type PhotoRights = ReturnType<typeof createRights>

export function createRights({ firestore, now }: RightsDeps) {
  const collection = firestore.collection(RIGHTS)
  const meter = createMeter(firestore)
  const kept = keepMostRecent<{ at: number; profile: Promise<RightsProfile> }>(MOST_PEOPLE)

  async function read(ownerId: string): Promise<RightsProfile> {
    const stored = rightsDocuments.read(await collection.doc(ownerId).get())
    if (!stored) return NO_RIGHTS
    const { creator, copyright, licenceUrl } = stored
    return { creator, copyright, licenceUrl }
  }

  return {
    /** Empty texts where nothing was said. */
    of(ownerId: string): Promise<RightsProfile> {
      const last = kept.get(ownerId)
      if (last && Math.abs(now() - last.at) < KEPT_MS) return last.profile
      const fresh = { at: now(), profile: read(ownerId) }
      kept.set(ownerId, fresh)
      fresh.profile.catch(() => {
        if (kept.peek(ownerId) === fresh) kept.delete(ownerId)
      })
      return fresh.profile
    },

    /** Throws AppError `invalid` naming the field, `forbidden` for an account that is being deleted. */
    async save(ownerId: string, profile: RightsProfile): Promise<RightsProfile> {
      checkOneLine(profile)
      const data = rightsDocuments.data({ ownerId, ...profile, updatedAt: isoTime(now()) })
      await firestore.runTransaction(async (transaction) => {
        await meter.read(transaction, ownerId)
        transaction.set(collection.doc(ownerId), data)
      })
      kept.delete(ownerId)
      return profile
    },
  }
}
