import { type DocumentData, type Firestore, Timestamp, type Transaction } from '@google-cloud/firestore'
import { DAY_MS } from '../platform/durations.ts'
import type { KeyScope } from './schemas.ts'

/** Times are milliseconds since the epoch. */
export interface StoredKey {
  id: string
  accountId: string
  name: string
  scopes: KeyScope[]
  hash: string
  createdAt: number
  expiresAt: number
  lastUsedAt: number | null
  lastUsedFrom: string | null
}

/** How long an expired key is still listed before it is deleted. */
const SHOWN_AFTER_MS = 30 * DAY_MS

export type ApiKeyStore = ReturnType<typeof createApiKeyStore>

export function createApiKeyStore(firestore: Firestore) {
  const keys = firestore.collection('apiKeys')
  const ofAccount = (accountId: string) => keys.where('accountId', '==', accountId)

  return {
    async find(id: string): Promise<StoredKey | null> {
      return fromData(id, (await keys.doc(id).get()).data())
    },

    async read(transaction: Transaction, id: string): Promise<StoredKey | null> {
      return fromData(id, (await transaction.get(keys.doc(id))).data())
    },

    async count(transaction: Transaction, accountId: string): Promise<number> {
      return (await transaction.get(ofAccount(accountId).select())).size
    },

    async readAll(transaction: Transaction, accountId: string): Promise<StoredKey[]> {
      const { docs } = await transaction.get(ofAccount(accountId))
      return docs.map((snapshot) => fromDocument(snapshot.id, snapshot.data()))
    },

    /** Lists the newest first. */
    async list(accountId: string): Promise<StoredKey[]> {
      const { docs } = await ofAccount(accountId).get()
      const found = docs.map((snapshot) => fromDocument(snapshot.id, snapshot.data()))
      return found.sort((a, b) => b.createdAt - a.createdAt)
    },

    create(transaction: Transaction, { id, ...key }: StoredKey): void {
      transaction.create(keys.doc(id), {
        ...key,
        createdAt: Timestamp.fromMillis(key.createdAt),
        expiresAt: Timestamp.fromMillis(key.expiresAt),
        removeAt: Timestamp.fromMillis(key.expiresAt + SHOWN_AFTER_MS),
      })
    },

    remove(transaction: Transaction, id: string): void {
      transaction.delete(keys.doc(id))
    },

    /** Throws Firestore's NOT_FOUND for a key that was revoked meanwhile. */
    async used(id: string, at: number, from: string): Promise<void> {
      await keys.doc(id).update({ lastUsedAt: Timestamp.fromMillis(at), lastUsedFrom: from })
    },
  }
}

const fromData = (id: string, data: DocumentData | undefined) => (data ? fromDocument(id, data) : null)

function fromDocument(id: string, data: DocumentData): StoredKey {
  return {
    id,
    accountId: data.accountId,
    name: data.name,
    scopes: data.scopes,
    hash: data.hash,
    createdAt: data.createdAt.toMillis(),
    expiresAt: data.expiresAt.toMillis(),
    lastUsedAt: data.lastUsedAt?.toMillis() ?? null,
    lastUsedFrom: data.lastUsedFrom,
  }
}
