import { recent } from './recent.ts'
import type { SessionStore, StoredSession } from './session-store.ts'
import { type AccountStore, isOpen, type StoredAccount } from './store.ts'
import type { Identity } from './tokens.ts'

export interface Standing {
  /**
   * The identity as the database has it now or had it up to `maxAge` milliseconds ago; null when its session has ended.
   */
  confirm(identity: Identity, maxAge: number): Promise<Identity | null>
  /** This instance ended the session itself, so it need not wait to notice. */
  forget(sessionId: string): void
  /** This instance changed something that decides about all sessions of the account. */
  forgetAccount(accountId: string): void
}

export interface StandingDeps {
  sessions: Pick<SessionStore, 'find'>
  accounts: Pick<AccountStore, 'find'>
  now: () => number
}

/**
 * An access token proves what it says, but not that it still holds: sessions end, roles change, people are blocked or
 * leave.
 */
export function createStanding({ sessions, accounts, now }: StandingDeps): Standing {
  async function look(sessionId: string): Promise<Found | null> {
    const session = await sessions.find(sessionId)
    const account = session && (await accounts.find(session.accountId))
    return session && account ? { session, account } : null
  }
  const known = recent(look, now)

  return {
    async confirm(identity, maxAge) {
      const found = await known.get(identity.sessionId, maxAge)
      if (!found) return null
      const { session, account } = found
      const stands =
        session.accountId === identity.accountId &&
        session.expiresAt > now() &&
        session.passwordVersion === account.passwordVersion &&
        isOpen(account)
      return stands ? { ...identity, role: account.role } : null
    },

    forget: known.forget,
    forgetAccount: (accountId) => known.forgetWhere((found) => found?.account.id === accountId),
  }
}

interface Found {
  session: StoredSession
  account: StoredAccount
}
