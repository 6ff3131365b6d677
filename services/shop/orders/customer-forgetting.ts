import type { Firestore } from '@google-cloud/firestore'
import type { Forgetting } from '../../platform/forgetting.ts'
import { ORDERS } from './store.ts'

const AT_ONCE = 300

/**
 * Orders stay with the shop, which has to keep its books when a customer's account is removed; they no longer lead to
 * the account.
 */
export const customerForgetting = (firestore: Firestore): Forgetting => ({
  count: async () => ({}),
  async forget(accountId) {
    const own = firestore.collection(ORDERS).where('customerId', '==', accountId)
    const { docs } = await own.limit(AT_ONCE).select().get()
    const batch = firestore.batch()
    for (const { ref } of docs) batch.update(ref, { customerId: null, cart: null, customerFacets: [] })
    await batch.commit()
    return docs.length < AT_ONCE ? 'all' : 'some'
  },
})
