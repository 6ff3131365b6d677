// Whether a shop has anything to sell, which its settings tell the maker.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { isoTime } from '../../platform/times.ts'
import { createCounts } from './counts.ts'
import { SHOPS, shopDocuments } from './record.ts'

const nothing = () => undefined

/**
 * Follows products that become public, or stop to be: the shop is written only with the first one and the last one.
 * Reads, and returns a function that writes.
 */
export function createPublished(firestore: Firestore, now: () => number) {
  const counts = createCounts(firestore)

  return async (transaction: Transaction, ownerId: string, change: number): Promise<() => void> => {
    if (change === 0) return nothing
    const { published } = await counts.read(transaction, ownerId)
    const count = () => counts.add(transaction, ownerId, { published: change })
    const hasPublished = published + change > 0
    if (published > 0 === hasPublished) return count
    const ref = firestore.collection(SHOPS).doc(ownerId)
    const shop = shopDocuments.read(await transaction.get(ref))
    if (shop?.state !== 'live') return count
    return () => {
      count()
      const time = isoTime(now())
      const updatedAt = shop.updatedAt > time ? shop.updatedAt : time
      transaction.update(ref, { hasPublished, updatedAt })
    }
  }
}
