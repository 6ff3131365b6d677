import type { Firestore, Query } from '@google-cloud/firestore'
import { type Forgetting, type Forgotten, inOrder, removeDocuments } from '../platform/forgetting.ts'
import { TRAIL_COLLECTION } from '../platform/trail.ts'

/** Replaces a removed person on the trails of others for whom they acted as administrator. */
export const FORMER_ADMINISTRATOR = 'former-administrator'

const STEP = 300

/**
 * Ends all access and removes what is about the person. The account itself and its meter stay: the removal needs them
 * until everything else is gone.
 */
export function createForgetting(firestore: Firestore): Forgetting {
  const of = (collection: string, accountId: string, field = 'accountId') =>
    firestore.collection(collection).where(field, '==', accountId)
  const count = async (query: Query) => (await query.count().get()).data().count

  /** Another person's trail keeps that an administrator acted, but not which one. */
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
