import type { Firestore, Transaction } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, readAll, Time, TimeOrNull, toTimestamp } from '../platform/documents.ts'
import { DAY_MS } from '../platform/durations.ts'
import { nullable } from '../platform/schemas.ts'

const StoredKey = Type.Object({
  accountId: Type.String(),
  name: Type.String(),
  /** A key may name rooms that no longer exist, or that another version of the service knows. */
  scopes: Type.Array(Type.String()),
  hash: Type.String(),
  createdAt: Time,
  expiresAt: Time,
  lastUsedAt: TimeOrNull,
  lastUsedFrom: nullable(Type.String()),
})
export type StoredKey = Static<typeof StoredKey> & { id: string }

const stored = documents(StoredKey)

/** How long an expired key is still listed before it is deleted. */
const SHOWN_AFTER_MS = 30 * DAY_MS

export type ApiKeyStore = ReturnType<typeof createApiKeyStore>

export function createApiKeyStore(firestore: Firestore) {
  const keys = firestore.collection('apiKeys')
  const ofAccount = (accountId: string) => keys.where('accountId', '==', accountId)

  return {
    async find(id: string): Promise<StoredKey | null> {
      return stored.read(await keys.doc(id).get())
    },

    async read(transaction: Transaction, id: string): Promise<StoredKey | null> {
      return stored.read(await transaction.get(keys.doc(id)))
    },

    async count(transaction: Transaction, accountId: string): Promise<number> {
      return (await transaction.get(ofAccount(accountId).select())).size
    },

    async readAll(transaction: Transaction, accountId: string): Promise<StoredKey[]> {
      return readAll(stored, await transaction.get(ofAccount(accountId)))
    },

    /** Lists the newest first. */
    async list(accountId: string): Promise<StoredKey[]> {
      const found = readAll(stored, await ofAccount(accountId).get())
      return found.sort((a, b) => b.createdAt - a.createdAt)
    },

    create(transaction: Transaction, key: StoredKey): void {
      const removeAt = toTimestamp(key.expiresAt + SHOWN_AFTER_MS)
      transaction.create(keys.doc(key.id), { ...stored.data(key), removeAt })
    },

    remove(transaction: Transaction, id: string): void {
      transaction.delete(keys.doc(id))
    },

    /** Throws Firestore's NOT_FOUND for a key that was revoked meanwhile. */
    async used(id: string, at: number, from: string): Promise<void> {
      await keys.doc(id).update(stored.data({ lastUsedAt: at, lastUsedFrom: from }))
    },
  }
}
