// How often codes were used. Checkout counts, in the transaction that writes an order; here it is read.
import { createHash } from 'node:crypto'
import type { Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents } from '../../platform/documents.ts'
import type { Discount } from './schemas.ts'

export const DISCOUNT_USES = 'shopDiscountUses'

/** The document of a discount has its id; that of one customer's uses has `customerUsesId`. */
export const useDocuments = documents(Type.Object({ ownerId: Type.String(), count: Type.Integer() }))

/** A customer is an e-mail address: it is all that a guest has in common with the guest of the last time. */
export const customerUsesId = (discountId: string, email: string): string =>
  `${discountId}-${createHash('sha256').update(email.trim().toLowerCase()).digest('hex').slice(0, 24)}`

export type UseLimits = Pick<Discount, 'maxUses' | 'maxUsesPerCustomer'>

export interface DiscountUses {
  /** The ids of the discounts that are used up, by all or, where the customer is known, by them. */
  usedUp(
    discounts: readonly (UseLimits & { id: string })[],
    email: string | null,
  ): Promise<ReadonlySet<string>>
  /** How often discounts were used by all customers together, by id. */
  countOf(discountIds: readonly string[]): Promise<ReadonlyMap<string, number>>
}

export function createDiscountUses(firestore: Firestore): DiscountUses {
  const collection = firestore.collection(DISCOUNT_USES)

  return {
    async countOf(discountIds) {
      if (discountIds.length === 0) return new Map()
      const snapshots = await firestore.getAll(...discountIds.map((id) => collection.doc(id)))
      return new Map(snapshots.map((snapshot) => [snapshot.id, useDocuments.read(snapshot)?.count ?? 0]))
    },

    async usedUp(discounts, email) {
      const limits = discounts.flatMap(({ id, maxUses, maxUsesPerCustomer }) => [
        ...(maxUses === null ? [] : [{ id, most: maxUses, uses: collection.doc(id) }]),
        ...(maxUsesPerCustomer === null || email === null
          ? []
          : [{ id, most: maxUsesPerCustomer, uses: collection.doc(customerUsesId(id, email)) }]),
      ])
      if (limits.length === 0) return new Set()
      const counts = await firestore.getAll(...limits.map(({ uses }) => uses))
      const isOver = (at: number, most: number) => {
        const snapshot = counts[at]
        return snapshot !== undefined && (useDocuments.read(snapshot)?.count ?? 0) >= most
      }
      return new Set(limits.filter(({ most }, at) => isOver(at, most)).map(({ id }) => id))
    },
  }
}
