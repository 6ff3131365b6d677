// Archives that may hold a photo which becomes private can only be fetched while private photos are unlocked, also those
// that were asked for before.
import type { DocumentReference, Firestore } from '@google-cloud/firestore'
import type { Along } from '../../platform/records.ts'
import type { PhotoRecord } from '../record.ts'
import { ALL } from './complete.ts'
import { ARCHIVES } from './record.ts'

/**
 * Returns what has to be written beside a change of photos. What is in an archive is not looked up: a plan of 100,000
 * photos is too long for a transaction.
 */
export const createArchiveLocking =
  (firestore: Firestore) =>
  async ({ transaction, changes }: Pick<Along<PhotoRecord>, 'transaction' | 'changes'>) => {
    const hidden = changes.filter(({ before, after }) => before && after?.isPrivate && !before.isPrivate)
    const owners = new Set(hidden.map(({ after }) => after?.ownerId))
    const found: DocumentReference[] = []
    for (const ownerId of owners) {
      const own = firestore.collection(ARCHIVES).where('ownerId', '==', ownerId)
      const { docs } = await transaction.get(
        own.where('facets', 'array-contains', ALL).select('holdsPrivate'),
      )
      found.push(...docs.filter((doc) => doc.get('holdsPrivate') === false).map(({ ref }) => ref))
    }
    return () => {
      for (const reference of found) transaction.update(reference, { holdsPrivate: true })
    }
  }
