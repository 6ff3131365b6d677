import type { Firestore } from '@google-cloud/firestore'
import { type Forgetting, inOrder, removeDocuments } from '../../platform/forgetting.ts'

export function createForgetting({ firestore }: { firestore: Firestore }): Forgetting {
  const of = (collection: string, accountId: string) =>
    firestore.collection(collection).where('ownerId', '==', accountId)
  return {
    async count(accountId) {
      const present = of('applications', accountId).where('lists', 'array-contains-any', ['all', 'trash'])
      return { applications: (await present.count().get()).data().count }
    },
    forget: (accountId) =>
      inOrder([
        () => removeDocuments(of('applications', accountId)),
        () => removeDocuments(of('applicationHistory', accountId)),
        () => removeDocuments(of('applicationExamples', accountId)),
      ]),
  }
}
