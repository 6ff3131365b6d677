// Manages sessions: they are opened, kept alive by rotating refresh tokens, listed and ended.
import { randomBytes } from 'node:crypto'
import type { Transaction } from '@google-cloud/firestore'
import type { Client } from '../platform/client.ts'
import { DAY_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import type { SecurityEventKind } from '../platform/schemas.ts'
import { isoTime } from '../platform/times.ts'
import type { Trail } from '../platform/trail.ts'
import {
  formatRefreshToken,
  handOver,
  hashSecret,
  isSealed,
  isSecret,
  newSecret,
  parseRefreshToken,
} from './refresh-token.ts'
import type { Role, Session } from './schemas.ts'
import type { SessionStore, StoredSession } from './session-store.ts'
import { type AccountChange, type AccountStore, isOpen, notOpen, type StoredAccount } from './store.ts'

/** A session ends after this time without use. */
const IDLE_MS = 30 * DAY_MS
/** A session ends after this time, however much it is used. */
export const LONGEST_SESSION_MS = 90 * DAY_MS
/**
 * Two tabs may refresh at the same moment, and an answer may be lost on its way. During this time the previous token
 * gets the successor that was already issued; after it, the token counts as stolen.
 */
const GRACE_MS = 10_000
const SEAL_KEY_BYTES = 32
/** Signing in once more ends the session that was not used for the longest time. */
const MOST_SESSIONS = 100

export interface OpenSession {
  sessionId: string
  accountId: string
  role: Role
  refreshToken: string
  /** Milliseconds since the epoch. */
  expiresAt: number
}

export type Sessions = ReturnType<typeof createSessions>

export interface SessionsDeps {
  store: SessionStore
  accounts: Pick<AccountStore, 'transact' | 'read' | 'write'>
  trail: Trail
  /** What this instance remembers of sessions and accounts; told after each change. */
  remembered: Remembered
  now: () => number
  newId: () => string
}

export interface Remembered {
  forget(sessionId: string): void
  forgetAccount(accountId: string): void
}

export function createSessions({ store, accounts, trail, remembered, now, newId }: SessionsDeps) {
  const { transact } = accounts

  async function endAllBut(accountId: string, keptId: string | null): Promise<void> {
    try {
      await store.endAllBut(accountId, keptId)
    } finally {
      remembered.forgetAccount(accountId)
    }
  }

  return {
    /**
     * Opens a session for a person who proved to be `account`, unless its password has changed since it was read.
     * `change` is part of the same write. Throws `unauthenticated`, or `forbidden` for an account that is blocked or
     * being deleted.
     */
    async open(account: StoredAccount, client: Client, change: AccountChange = {}): Promise<OpenSession> {
      const secret = newSecret()
      const sealKey = randomBytes(SEAL_KEY_BYTES).toString('base64url')
      const session = { ...fresh(newId(), account, client), tokenHash: hashSecret(secret), sealKey }
      return transact(async (transaction) => {
        const current = await accounts.read(transaction, account.id)
        if (current?.passwordVersion !== account.passwordVersion) throw wrongCredentials()
        if (!isOpen(current)) throw notOpen(current)
        const crowded = await store.readBeyond(transaction, account.id, MOST_SESSIONS - 1)
        for (const id of crowded) store.remove(transaction, id)
        store.put(transaction, session)
        if (Object.keys(change).length > 0 || current.words === null)
          accounts.write(transaction, current, change)
        trail.record(transaction, { accountId: account.id, kind: 'signed-in', client })
        return opened(session, secret, sealKey, current.role)
      })
    },

    /**
     * Exchanges a refresh token for its successor. Throws `unauthenticated`. A token that was already exchanged ends
     * the whole session, because one of its two holders must have stolen it.
     */
    async refresh(text: string | undefined, client: Client): Promise<OpenSession> {
      const token = parseRefreshToken(text)
      if (!token) throw signInAgain()
      const result = await transact(async (transaction) => {
        const session = await store.read(transaction, token.sessionId)
        if (!session || session.expiresAt <= now()) return null
        const account = await accounts.read(transaction, session.accountId)
        if (!account || !isOpen(account) || account.passwordVersion !== session.passwordVersion) {
          store.remove(transaction, session.id)
          return null
        }
        const sealKey = session.sealKey ?? randomBytes(SEAL_KEY_BYTES).toString('base64url')
        if (isSecret(token.secret, session.tokenHash)) {
          const secret = newSecret()
          const next = { ...successor(session, token.secret, secret), ...shorten(client), sealKey }
          store.put(transaction, next)
          return opened(next, secret, sealKey, account.role)
        }
        const secret = withinGrace(session, token.secret)
        if (secret) return opened(session, secret, sealKey, account.role)
        if (isSealed(token, session.sealKey)) {
          store.remove(transaction, session.id)
          trail.record(transaction, { accountId: account.id, kind: 'token-reused', client })
        }
        return null
      })
      if (result) return result
      remembered.forget(token.sessionId)
      throw signInAgain()
    },

    async list(accountId: string, currentId: string): Promise<Session[]> {
      const sessions = await store.list(accountId)
      return sessions
        .filter(({ expiresAt }) => expiresAt > now())
        .map(({ id, userAgent, address, createdAt, lastUsedAt }) => ({
          id,
          userAgent,
          address,
          createdAt: isoTime(createdAt),
          lastUsedAt: isoTime(lastUsedAt),
          isCurrent: id === currentId,
        }))
    },

    async isOpen(accountId: string, id: string): Promise<boolean> {
      const session = await store.find(id)
      return session?.accountId === accountId && session.expiresAt > now()
    },

    /** Calls back with the ids of all sessions, now and at every change, until stopped. */
    watchIds: store.watchIds,

    /** Throws `not-found` for another person's session. */
    async end(accountId: string, id: string, client: Client): Promise<void> {
      const isOwn = await endIf(id, 'session-ended', client, (session) => session.accountId === accountId)
      if (!isOwn) throw new AppError('not-found', 'There is no such session')
    },

    /** Signs out: ends the sessions that the refresh token and the already verified access token name. */
    async signOut(text: string | undefined, proved: SessionOfAccount | null, client: Client): Promise<void> {
      const token = parseRefreshToken(text)
      if (token)
        await endIf(token.sessionId, 'signed-out', client, (session) => isHolder(session, token.secret))
      if (proved && proved.sessionId !== '')
        await endIf(proved.sessionId, 'signed-out', client, ({ accountId }) => accountId === proved.accountId)
    },

    /**
     * Must run within the transaction that changes the account's password. Returns the session that continues, or null.
     */
    async readOwn(transaction: Transaction, accountId: string, id: string): Promise<StoredSession | null> {
      const session = await store.read(transaction, id)
      return session?.accountId === accountId ? session : null
    },
    carryOver(transaction: Transaction, session: StoredSession, passwordVersion: number): void {
      store.put(transaction, { ...session, passwordVersion })
    },

    endOthers: (accountId: string, keptId: string): Promise<void> => endAllBut(accountId, keptId),
    endAll: (accountId: string): Promise<void> => endAllBut(accountId, null),
  }

  async function endIf(
    id: string,
    kind: SecurityEventKind,
    client: Client,
    mayEnd: (session: StoredSession) => boolean,
  ): Promise<boolean> {
    const hasEnded = await transact(async (transaction) => {
      const session = await store.read(transaction, id)
      if (!session || !mayEnd(session)) return false
      store.remove(transaction, id)
      trail.record(transaction, { accountId: session.accountId, kind, client })
      return true
    })
    remembered.forget(id)
    return hasEnded
  }

  function fresh(id: string, account: StoredAccount, client: Client) {
    return {
      id,
      accountId: account.id,
      passwordVersion: account.passwordVersion,
      previousHash: null,
      handover: null,
      createdAt: now(),
      lastUsedAt: now(),
      expiresAt: now() + IDLE_MS,
      ...shorten(client),
    }
  }

  function successor(session: StoredSession, previous: Buffer, secret: Buffer): StoredSession {
    return {
      ...session,
      tokenHash: hashSecret(secret),
      previousHash: session.tokenHash,
      handover: handOver(previous, secret).toString('base64url'),
      lastUsedAt: now(),
      expiresAt: Math.min(now() + IDLE_MS, session.createdAt + LONGEST_SESSION_MS),
    }
  }

  function isHolder(session: StoredSession, secret: Buffer): boolean {
    return isSecret(secret, session.tokenHash) || withinGrace(session, secret) !== null
  }

  function withinGrace(session: StoredSession, secret: Buffer): Buffer | null {
    const { previousHash, handover, lastUsedAt } = session
    if (!previousHash || !handover || now() - lastUsedAt > GRACE_MS) return null
    return isSecret(secret, previousHash) ? handOver(secret, Buffer.from(handover, 'base64url')) : null
  }
}

export interface SessionOfAccount {
  accountId: string
  sessionId: string
}

/** The answer is the same whatever was wrong, so that it does not reveal which addresses have an account. */
export const wrongCredentials = () =>
  new AppError('unauthenticated', 'Email or password is wrong', { reason: 'wrong-credentials' })

function opened(session: StoredSession, secret: Buffer, sealKey: string, role: Role): OpenSession {
  const { id, accountId, expiresAt } = session
  return {
    sessionId: id,
    accountId,
    role,
    expiresAt,
    refreshToken: formatRefreshToken(id, secret, sealKey),
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
