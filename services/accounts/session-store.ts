import type { Firestore, Transaction } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, readAll, Time } from '../platform/documents.ts'
import { nullable } from '../platform/schemas.ts'

/** A signed-in browser or app, which owns one family of refresh tokens. */
const StoredSession = Type.Object({
  accountId: Type.String(),
  /** The account's password version when the session was opened; a newer password ends the session. */
  passwordVersion: Type.Integer({ default: 0 }),
  /** The hash of the only valid refresh secret. */
  tokenHash: Type.String(),
  /**
   * The hash of the previous secret, and the current secret encrypted with it, for tabs that refresh at the same
   * moment.
   */
  previousHash: nullable(Type.String()),
  handover: nullable(Type.String()),
  /**
   * The key that seals this session's tokens; null until the first refresh of a session from before seals were
   * introduced.
   */
  sealKey: Type.Union([Type.String(), Type.Null()], { default: null }),
  createdAt: Time,
  lastUsedAt: Time,
  expiresAt: Time,
  userAgent: Type.String(),
  address: Type.String(),
})
export type StoredSession = Static<typeof StoredSession> & { id: string }

const stored = documents(StoredSession)

export interface SessionStore {
  find(id: string): Promise<StoredSession | null>
  read(transaction: Transaction, id: string): Promise<StoredSession | null>
  /** Stores a new session, or a changed one. */
  put(transaction: Transaction, session: StoredSession): void
  remove(transaction: Transaction, id: string): void
  /** The ids of all sessions of the account but the `kept` most recently used. */
  readBeyond(transaction: Transaction, accountId: string, kept: number): Promise<string[]>
  /** Lists the most recently used first; expired sessions may be among them. */
  list(accountId: string): Promise<StoredSession[]>
  /** Ends every session of the account except one, however many there are. */
  endAllBut(accountId: string, keptId: string | null): Promise<void>
  /** Calls back with all session ids of an account, now and at every change, until stopped. */
  watchIds(accountId: string, onIds: (ids: Set<string>) => void, onError: (error: Error) => void): () => void
}

const COLLECTION = 'sessions'
/** Nobody looks at more of them; older ones expire by themselves. */
const LISTED = 100

export function createSessionStore(firestore: Firestore): SessionStore {
  const sessions = firestore.collection(COLLECTION)
  const latestFirst = (accountId: string) =>
    sessions.where('accountId', '==', accountId).orderBy('lastUsedAt', 'desc')

  return {
    async find(id) {
      return stored.read(await sessions.doc(id).get())
    },

    async read(transaction, id) {
      return stored.read(await transaction.get(sessions.doc(id)))
    },

    put(transaction, session) {
      transaction.set(sessions.doc(session.id), stored.data(session))
    },

    remove(transaction, id) {
      transaction.delete(sessions.doc(id))
    },

    async readBeyond(transaction, accountId, kept) {
      const { docs } = await transaction.get(latestFirst(accountId).offset(kept).select())
      return docs.map(({ id }) => id)
    },

    async list(accountId) {
      return readAll(stored, await latestFirst(accountId).limit(LISTED).get())
    },

    async endAllBut(accountId, keptId) {
      const { docs } = await sessions.where('accountId', '==', accountId).select().get()
      await Promise.all(docs.filter(({ id }) => id !== keptId).map(({ ref }) => ref.delete()))
    },

    watchIds(accountId, onIds, onError) {
      return sessions
        .where('accountId', '==', accountId)
        .select()
        .onSnapshot(({ docs }) => onIds(new Set(docs.map(({ id }) => id))), onError)
    },
  }
}
