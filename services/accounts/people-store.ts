import {
  type DocumentSnapshot,
  FieldPath,
  type Firestore,
  type Query,
  type Transaction,
} from '@google-cloud/firestore'
import { readAll, toTimestamp } from '../platform/documents.ts'
import { accountDocuments, type StoredAccount } from './store.ts'

export interface PeopleRange {
  /** The beginning of a word in the name or the address. */
  word?: string
  after?: { createdAt: number; id: string }
  limit: number
}

export type PeopleStore = ReturnType<typeof createPeopleStore>

/** All accounts for an administrator's list; a page costs the same however many there are. */
export function createPeopleStore(firestore: Firestore) {
  const accounts = firestore.collection('accounts')

  return {
    /** Lists the newest first. */
    async list({ word, after, limit }: PeopleRange): Promise<StoredAccount[]> {
      const filtered: Query = word === undefined ? accounts : accounts.where('words', 'array-contains', word)
      let query = filtered.orderBy('createdAt', 'desc').orderBy(FieldPath.documentId(), 'desc')
      if (after) query = query.startAfter(toTimestamp(after.createdAt), after.id)
      return readAll(accountDocuments, await query.limit(limit).get())
    },

    /**
     * The ids of administrators who can sign in and have not requested their deletion. Two of them who act at the same
     * moment wait for each other.
     */
    async activeAdmins(transaction: Transaction): Promise<string[]> {
      const { docs } = await transaction.get(
        accounts.where('role', '==', 'admin').select('blockedAt', 'deletionDueAt'),
      )
      const isActive = (snapshot: DocumentSnapshot) =>
        !snapshot.get('blockedAt') && !snapshot.get('deletionDueAt')
      return docs.filter(isActive).map(({ id }) => id)
    },
  }
}
