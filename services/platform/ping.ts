import type { Firestore } from '@google-cloud/firestore'

/** Throws when the database does not answer. */
export function createPing(firestore: Firestore): () => Promise<void> {
  return async () => {
    await firestore.collection('health').doc('check').get()
  }
}
