import type { Firestore } from '@google-cloud/firestore'
import { type Forgetting, removeDocuments } from '../../platform/forgetting.ts'
import { CARTS } from './record.ts'

/** A person's own carts in other people's shops; those in their own shop go with the shop. */
export const cartForgetting = (firestore: Firestore): Forgetting => ({
  count: async () => ({}),
  forget: (accountId) => removeDocuments(firestore.collection(CARTS).where('customerId', '==', accountId)),
})
