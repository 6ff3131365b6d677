import { AppError } from '../platform/errors.ts'
import {
  formatRefreshToken,
  handOver,
  hashSecret,
  isSecret,
  newSecret,
  parseRefreshToken,
} from './refresh-token.ts'
import type { Session } from './schemas.ts'
import type { SessionStore, StoredSession } from './session-store.ts'

const DAY_MS = 86_400_000
/** A session ends when it was not used for this long, */
const IDLE_MS = 30 * DAY_MS
/** and however much it is used, after this long. */
const LONGEST_MS = 90 * DAY_MS
/**
 * Two tabs may refresh at the same moment, and an answer may get lost on its way: for so long the previous
 * token is answered with the very successor that was already given. Later it counts as stolen.
 */
const GRACE_MS = 10_000

/** The browser that signs in, as it says itself, and where it connects from. */
export interface Client {
  userAgent: string
  address: string
}

export interface OpenSession {
  sessionId: string
  accountId: string
  refreshToken: string
  /** Milliseconds since the epoch. */
  expiresAt: number
}

export interface Sessions {
  open(accountId: string, client: Client): Promise<OpenSession>
  /**
   * Exchanges a refresh token for its successor. Throws `unauthenticated`; a token that was exchanged
   * before ends the whole session, because one of its two holders stole it.
   */
  refresh(token: string | undefined, client: Client): Promise<OpenSession>
  list(accountId: string, currentId: string): Promise<Session[]>
  isOpen(accountId: string, id: string): Promise<boolean>
  /** Calls back with the ids of all sessions, now and at every change, until stopped. */
  watchIds: SessionStore['watchIds']
  /** Throws `not-found` for a session of somebody else. */
  end(accountId: string, id: string): Promise<void>
  endByToken(token: string | undefined): Promise<void>
  endOthers(accountId: string, keptId: string): Promise<void>
}

export interface SessionsDeps {
  store: SessionStore
  now: () => number
  newId: () => string
}

export function createSessions({ store, now, newId }: SessionsDeps): Sessions {
  return {
    async open(accountId, client) {
      const secret = newSecret()
      const session: StoredSession = {
        id: newId(),
        accountId,
        tokenHash: hashSecret(secret),
        previousHash: null,
        handover: null,
        createdAt: now(),
        lastUsedAt: now(),
        expiresAt: now() + IDLE_MS,
        ...shorten(client),
      }
      await store.create(session)
      return opened(session, secret)
    },

    async refresh(text, client) {
      const token = parseRefreshToken(text)
      if (!token) throw signInAgain()
      let result: OpenSession | undefined
      await store.update(token.sessionId, (session) => {
        result = undefined
        if (!session || session.expiresAt <= now()) return undefined
        if (isSecret(token.secret, session.tokenHash)) {
          const secret = newSecret()
          const next = successor(session, token.secret, secret)
          result = opened(next, secret)
          return { ...next, ...shorten(client) }
        }
        const secret = withinGrace(session, token.secret)
        if (!secret) return null
        result = opened(session, secret)
        return undefined
      })
      if (!result) throw signInAgain()
      return result
    },

    async list(accountId, currentId) {
      const sessions = await store.list(accountId)
      return sessions
        .filter(({ expiresAt }) => expiresAt > now())
        .map(({ id, userAgent, address, createdAt, lastUsedAt }) => ({
          id,
          userAgent,
          address,
          createdAt: new Date(createdAt).toISOString(),
          lastUsedAt: new Date(lastUsedAt).toISOString(),
          isCurrent: id === currentId,
        }))
    },

    async isOpen(accountId, id) {
      const session = await store.find(id)
      return session?.accountId === accountId && session.expiresAt > now()
    },

    watchIds: store.watchIds,

    async end(accountId, id) {
      let isOwn = false
      await store.update(id, (session) => {
        isOwn = session?.accountId === accountId
        return isOwn ? null : undefined
      })
      if (!isOwn) throw new AppError('not-found', 'There is no such session')
    },

    async endByToken(text) {
      const token = parseRefreshToken(text)
      if (!token) return
      await store.update(token.sessionId, (session) => {
        if (!session) return undefined
        const isHolder = isSecret(token.secret, session.tokenHash) || withinGrace(session, token.secret)
        return isHolder ? null : undefined
      })
    },

    endOthers: store.endAllBut,
  }

  function successor(session: StoredSession, previous: Buffer, secret: Buffer): StoredSession {
    return {
      ...session,
      tokenHash: hashSecret(secret),
      previousHash: session.tokenHash,
      handover: handOver(previous, secret).toString('base64url'),
      lastUsedAt: now(),
      expiresAt: Math.min(now() + IDLE_MS, session.createdAt + LONGEST_MS),
    }
  }

  function withinGrace(session: StoredSession, secret: Buffer): Buffer | null {
    const { previousHash, handover, lastUsedAt } = session
    if (!previousHash || !handover || now() - lastUsedAt > GRACE_MS) return null
    return isSecret(secret, previousHash) ? handOver(secret, Buffer.from(handover, 'base64url')) : null
  }
}

function opened({ id, accountId, expiresAt }: StoredSession, secret: Buffer): OpenSession {
  return {
    sessionId: id,
    accountId,
    expiresAt,
    refreshToken: formatRefreshToken({ sessionId: id, secret }),
  }
}

const signInAgain = () =>
  new AppError('unauthenticated', 'Your session has ended. Please sign in again.', {
    reason: 'session-ended',
  })

const shorten = ({ userAgent, address }: Client): Client => ({
  userAgent: userAgent.slice(0, 400),
  address: address.slice(0, 64),
})
