// What a person marked private stays locked until they enter their password again. That unlocks it for one session, for
// some minutes; the state is kept on the server, so that no browser can claim it.
import type { Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents, Time } from '../platform/documents.ts'
import { MINUTE_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import { isoTime } from '../platform/times.ts'
import type { PrivateAccess } from './schemas.ts'
import type { SessionOfAccount } from './sessions.ts'
import type { AccountStore, StoredAccount } from './store.ts'
import type { Identity } from './tokens.ts'

const stored = documents(Type.Object({ accountId: Type.String(), expiresAt: Time }))

const UNLOCKED_MS = 10 * MINUTE_MS

export interface UnlockingDeps {
  firestore: Firestore
  accounts: Pick<AccountStore, 'find'>
  /** Throws `invalid` for a wrong password. */
  prove: (account: StoredAccount, password: string, field: string) => Promise<void>
  now: () => number
}

export type Unlocking = ReturnType<typeof createUnlocking>

export function createUnlocking({ firestore, accounts, prove, now }: UnlockingDeps) {
  const unlocks = firestore.collection('unlocks')

  async function until({ accountId, sessionId }: SessionOfAccount): Promise<number | null> {
    if (sessionId === '') return null
    const unlock = stored.read(await unlocks.doc(sessionId).get())
    return unlock?.accountId === accountId && unlock.expiresAt > now() ? unlock.expiresAt : null
  }

  return {
    async look(session: SessionOfAccount): Promise<PrivateAccess> {
      return describe(await until(session))
    },

    /**
     * Whether private things may be shown to the sender of a request. A key never sees them. Where a proxy signs people
     * in, there is no password to ask for: they are hidden there, but not locked.
     */
    async isUnlocked(identity: Identity): Promise<boolean> {
      if (identity.scopes) return false
      return identity.sessionId === '' || (await until(identity)) !== null
    },

    /** Throws `invalid` for a wrong password, `too-many` after several of them. */
    async unlock(session: SessionOfAccount, password: string): Promise<PrivateAccess> {
      const { accountId, sessionId } = session
      const account = await accounts.find(accountId)
      if (!account) throw new AppError('unauthenticated', 'This account does not exist any more')
      await prove(account, password, 'password')
      const expiresAt = now() + UNLOCKED_MS
      await unlocks.doc(sessionId).set(stored.data({ accountId, expiresAt }))
      return describe(expiresAt)
    },

    async lock({ sessionId }: SessionOfAccount): Promise<void> {
      await unlocks.doc(sessionId).delete()
    },
  }
}

const describe = (until: number | null): PrivateAccess => ({
  unlockedUntil: isoTime(until),
})
