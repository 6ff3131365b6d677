import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Forgetting, inOrder, removeDocuments, removeObjects } from '../platform/forgetting.ts'
import { ownerPrefix } from './paths.ts'

export interface ForgettingDeps {
  firestore: Firestore
  originals: Bucket
  renditions: Bucket
}

/**
 * Removes all photos of a person, whatever their state. The records go first: a function that is working on a photo
 * then finds the record gone and removes what it has made, and so does the handler of bytes that arrive later.
 */
export function createForgetting({ firestore, originals, renditions }: ForgettingDeps): Forgetting {
  const photos = firestore.collection('photos')
  const of = (collection: string, ownerId: string) =>
    firestore.collection(collection).where('ownerId', '==', ownerId)

  return {
    async count(accountId) {
      const present = photos.where('ownerId', '==', accountId).where('state', '==', 'live')
      return { photos: (await present.count().get()).data().count }
    },

    forget: (accountId) =>
      inOrder([
        () => removeDocuments(of('photos', accountId)),
        () => removeDocuments(of('photoFingerprints', accountId)),
        () => removeDocuments(of('photoCounts', accountId)),
        () => removeObjects(originals, ownerPrefix(accountId)),
        () => removeObjects(renditions, ownerPrefix(accountId)),
      ]),
  }
}
