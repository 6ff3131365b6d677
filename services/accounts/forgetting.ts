import type { Firestore, Query } from '@google-cloud/firestore'
import { type Forgetting, type Forgotten, inOrder, removeDocuments } from '../platform/forgetting.ts'
import { TRAIL_COLLECTION } from '../platform/trail.ts'

/** What stays on the trails of others where a person acted as their administrator. */
export const FORMER_ADMINISTRATOR = 'former-administrator'

const STEP = 300

/**
 * Ends every way in and removes what is about the person; the account itself and its meter are what the removal
 * holds on to until everything else is gone.
 */
export function createForgetting(firestore: Firestore): Forgetting {
  const of = (collection: string, accountId: string, field = 'accountId') =>
    firestore.collection(collection).where(field, '==', accountId)
  const count = async (query: Query) => (await query.count().get()).data().count

  /** The trail of somebody else keeps that an administrator did it, and loses who. */
  async function forgetActor(accountId: string): Promise<Forgotten> {
    const { docs } = await of(TRAIL_COLLECTION, accountId, 'actorId').limit(STEP).select().get()
    const batch = firestore.batch()
    for (const { ref } of docs) batch.update(ref, { actorId: FORMER_ADMINISTRATOR })
    await batch.commit()
    return docs.length < STEP ? 'all' : 'some'
  }

  return {
    async count(accountId) {
      const [sessions, keys] = await Promise.all([
        count(of('sessions', accountId)),
        count(of('apiKeys', accountId)),
      ])
      return { sessions, keys }
    },

    forget: (accountId) =>
      inOrder([
        ...['sessions', 'apiKeys', 'unlocks', 'mailTokens', 'accountMails', 'exports'].map(
          (collection) => () => removeDocuments(of(collection, accountId)),
        ),
        () => removeDocuments(of('emails', accountId, 'heldFor')),
        () => removeDocuments(of(TRAIL_COLLECTION, accountId)),
        () => forgetActor(accountId),
      ]),
  }
}
