import { type DocumentData, type Firestore, Timestamp } from '@google-cloud/firestore'

/** A signed-in browser: one family of refresh tokens. Times are milliseconds since the epoch. */
export interface StoredSession {
  id: string
  accountId: string
  /** Hash of the one refresh secret that counts. */
  tokenHash: string
  /** Of the one before it, and the current secret readable with it, for tabs that refresh at the same moment. */
  previousHash: string | null
  handover: string | null
  createdAt: number
  lastUsedAt: number
  expiresAt: number
  userAgent: string
  address: string
}

export interface SessionStore {
  create(session: StoredSession): Promise<void>
  find(id: string): Promise<StoredSession | null>
  /** Decides and writes in one transaction: a changed session is stored, null ends it, undefined leaves it. */
  update(
    id: string,
    decide: (session: StoredSession | null) => StoredSession | null | undefined,
  ): Promise<void>
  /** The most recently used first; what expired may still be among them. */
  list(accountId: string): Promise<StoredSession[]>
  /** Every session of the account but one, however many there are. */
  endAllBut(accountId: string, keptId: string): Promise<void>
  /** Calls back with all session ids of an account, now and at every change, until stopped. */
  watchIds(accountId: string, onIds: (ids: Set<string>) => void, onError: (error: Error) => void): () => void
}

const COLLECTION = 'sessions'
/** Nobody looks at more; older ones expire by themselves. */
const LISTED = 100

export function createSessionStore(firestore: Firestore): SessionStore {
  const sessions = firestore.collection(COLLECTION)

  return {
    async create(session) {
      await sessions.doc(session.id).create(toDocument(session))
    },

    async find(id) {
      const data = (await sessions.doc(id).get()).data()
      return data ? fromDocument(id, data) : null
    },

    async update(id, decide) {
      await firestore.runTransaction(async (transaction) => {
        const snapshot = await transaction.get(sessions.doc(id))
        const data = snapshot.data()
        const decided = decide(data ? fromDocument(id, data) : null)
        if (decided) transaction.set(snapshot.ref, toDocument(decided))
        else if (decided === null) transaction.delete(snapshot.ref)
      })
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
    tokenHash: data.tokenHash,
    previousHash: data.previousHash,
    handover: data.handover,
    createdAt: data.createdAt.toMillis(),
    lastUsedAt: data.lastUsedAt.toMillis(),
    expiresAt: data.expiresAt.toMillis(),
    userAgent: data.userAgent,
    address: data.address,
  }
}
