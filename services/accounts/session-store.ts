import { type DocumentData, type Firestore, Timestamp, type Transaction } from '@google-cloud/firestore'

/** A signed-in browser or app, which owns one family of refresh tokens. Times are milliseconds since the epoch. */
export interface StoredSession {
  id: string
  accountId: string
  /** The account's password version when the session was opened; a newer password ends the session. */
  passwordVersion: number
  /** The hash of the only valid refresh secret. */
  tokenHash: string
  /**
   * The hash of the previous secret, and the current secret encrypted with it, for tabs that refresh at the same
   * moment.
   */
  previousHash: string | null
  handover: string | null
  /**
   * The key that seals this session's tokens; null until the first refresh of a session from before seals were
   * introduced.
   */
  sealKey: string | null
  createdAt: number
  lastUsedAt: number
  expiresAt: number
  userAgent: string
  address: string
}

export interface SessionStore {
  find(id: string): Promise<StoredSession | null>
  read(transaction: Transaction, id: string): Promise<StoredSession | null>
  /** Stores a new session, or a changed one. */
  put(transaction: Transaction, session: StoredSession): void
  remove(transaction: Transaction, id: string): void
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

  return {
    async find(id) {
      const data = (await sessions.doc(id).get()).data()
      return data ? fromDocument(id, data) : null
    },

    async read(transaction, id) {
      const data = (await transaction.get(sessions.doc(id))).data()
      return data ? fromDocument(id, data) : null
    },

    put(transaction, session) {
      transaction.set(sessions.doc(session.id), toDocument(session))
    },

    remove(transaction, id) {
      transaction.delete(sessions.doc(id))
    },

    async list(accountId) {
      const query = sessions.where('accountId', '==', accountId).orderBy('lastUsedAt', 'desc').limit(LISTED)
      const { docs } = await query.get()
      return docs.map((snapshot) => fromDocument(snapshot.id, snapshot.data()))
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

function toDocument({ id: _, ...session }: StoredSession): DocumentData {
  return {
    ...session,
    createdAt: Timestamp.fromMillis(session.createdAt),
    lastUsedAt: Timestamp.fromMillis(session.lastUsedAt),
    expiresAt: Timestamp.fromMillis(session.expiresAt),
  }
}

function fromDocument(id: string, data: DocumentData): StoredSession {
  return {
    id,
    accountId: data.accountId,
    passwordVersion: data.passwordVersion ?? 0,
    tokenHash: data.tokenHash,
    previousHash: data.previousHash,
    handover: data.handover,
    sealKey: data.sealKey ?? null,
    createdAt: data.createdAt.toMillis(),
    lastUsedAt: data.lastUsedAt.toMillis(),
    expiresAt: data.expiresAt.toMillis(),
    userAgent: data.userAgent,
    address: data.address,
  }
}
