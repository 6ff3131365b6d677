import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Forgetting, inOrder, removeDocuments, removeObjects } from '../../platform/forgetting.ts'
import { ownerPrefix } from '../paths.ts'

export interface ForgettingDeps {
  firestore: Firestore
  papers: Bucket
}

export function createForgetting({ firestore, papers }: ForgettingDeps): Forgetting {
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
        () => removeObjects(papers, ownerPrefix('applications', accountId)),
      ]),
  }
}
