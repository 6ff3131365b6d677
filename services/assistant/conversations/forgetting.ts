import type { Firestore } from '@google-cloud/firestore'
import type { Forgetting } from '../../platform/forgetting.ts'
import { ofAccount } from './customers.ts'
import { CONVERSATIONS, MESSAGES } from './record.ts'

/** A conversation and its messages are removed in one transaction, which holds 500 writes. */
const AT_ONCE = 20

/** What a person asked in other people's shops; what was asked in their own goes with the shop. */
export const customerForgetting = (firestore: Firestore): Forgetting => ({
  count: async () => ({}),
  async forget(accountId) {
    const own = firestore.collection(CONVERSATIONS).where('customer', '==', ofAccount(accountId))
    const { docs } = await own.limit(AT_ONCE).select().get()
    for (const { ref } of docs)
      await firestore.runTransaction(async (transaction) => {
        const messages = firestore.collection(MESSAGES).where('conversationId', '==', ref.id)
        // Nobody adds a message meanwhile: whoever does reads the conversation first.
        const [, said] = await Promise.all([transaction.get(ref), transaction.get(messages.select())])
        for (const message of said.docs) transaction.delete(message.ref)
        transaction.delete(ref)
      })
    return docs.length < AT_ONCE ? 'all' : 'some'
  },
})
