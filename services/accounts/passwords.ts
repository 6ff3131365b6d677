import type { Transaction } from '@google-cloud/firestore'
import type { Client } from '../platform/client.ts'
import { AppError } from '../platform/errors.ts'
import type { AccountLookup, AccountParts } from './account-parts.ts'
import { canonicalEmail } from './email.ts'
import { requireMail } from './mail-needed.ts'
import { type MailToken, notValid } from './mail-tokens.ts'
import type { PasswordChange, PasswordReset } from './schemas.ts'
import type { SessionOfAccount } from './sessions.ts'
import { limitsFor } from './sign-in-limits.ts'
import type { StoredAccount } from './store.ts'

export type PasswordsDeps = Omit<AccountParts, 'keys' | 'now' | 'newId'> & AccountLookup

/** Verifies, changes and resets passwords. */
export function createPasswords(deps: PasswordsDeps) {
  const { store, sessions, throttle, trail, mails, announce, tokens, mailState, hashing, existing } = deps

  /** Throws `invalid` for a wrong password, `too-many` after several of them. */
  async function prove(account: StoredAccount, password: string, field: string): Promise<void> {
    if (account.passwordHash === null)
      throw new AppError('conflict', 'This account signs in without a password of ours')
    const limit = limitsFor.passwordCheck(account.id)
    await throttle.attempt([limit])
    if (!(await hashing.verify(password, account.passwordHash)))
      throw new AppError('invalid', 'The current password is wrong', {
        reason: 'wrong-password',
        errors: [{ field, message: 'is wrong' }],
      })
    await throttle.clear([limit.key])
  }

  /**
   * Writes the new password, informs the owner, and invalidates everything proved with the old one. Returns the mail's
   * id.
   */
  function replace(
    transaction: Transaction,
    account: StoredAccount,
    { passwordHash, client, kind }: Replacement,
  ): string {
    store.write(transaction, account, { passwordHash, passwordVersion: account.passwordVersion + 1 })
    trail.record(transaction, { accountId: account.id, kind, client })
    return mails.order(transaction, {
      kind: 'password-changed',
      accountId: account.id,
      to: account.email,
      client,
    })
  }

  return {
    prove,

    /** Ends all other sessions, so that anybody who knew the old password is signed out. */
    async changePassword(
      { accountId, sessionId }: SessionOfAccount,
      { current, next }: PasswordChange,
      client: Client,
    ): Promise<void> {
      const account = await existing(accountId)
      await prove(account, current, 'current')
      const passwordHash = await hashing.hash(next)
      const mailId = await store.transact(async (transaction) => {
        const [now, session] = [
          await store.read(transaction, accountId),
          await sessions.readOwn(transaction, accountId, sessionId),
        ]
        // Another change came first, so the verified password is no longer the current one.
        if (now?.passwordVersion !== account.passwordVersion)
          throw new AppError('conflict', 'The password was changed somewhere else', { reason: 'changed' })
        if (session) sessions.carryOver(transaction, session, now.passwordVersion + 1)
        return replace(transaction, now, { passwordHash, client, kind: 'password-changed' })
      })
      // The other sessions are already invalid; ending them closes their open windows.
      await Promise.all([sessions.endOthers(accountId, sessionId), announce(mailId)])
    },

    /**
     * The answer is the same for every address: whether it has an account is determined later, where nobody can time
     * it.
     */
    async requestReset(email: string, client: Client): Promise<void> {
      await throttle.attempt(limitsFor.passwordReset(email, client.address))
      await requireMail(mailState)
      const order = { kind: 'password-forgotten', accountId: null, to: email.trim(), client } as const
      await announce(await store.transact(async (transaction) => mails.order(transaction, order)))
    },

    /** Ends every session. Throws `invalid` for a link that is not (or no longer) valid. */
    async resetPassword({ token, password }: PasswordReset, client: Client): Promise<void> {
      await throttle.attempt([limitsFor.mailToken(client.address)])
      const find = async (transaction: Transaction) => {
        const found = await tokens.read(transaction, 'reset-password', token)
        return { found, account: await ownerOf(transaction, found) }
      }
      // The token is checked before hashing too, so that an invented token costs no password hash.
      await store.transact(find)
      const passwordHash = await hashing.hash(password)
      const { accountId, mailId } = await store.transact(async (transaction) => {
        const { found, account } = await find(transaction)
        tokens.spend(transaction, 'reset-password', found)
        const mailId = replace(transaction, account, { passwordHash, client, kind: 'password-reset' })
        return { accountId: account.id, mailId }
      })
      await Promise.all([sessions.endAll(accountId), announce(mailId)])
      // Many people may open their links from one office.
      await throttle.undo([limitsFor.mailToken(client.address).key])
    },
  }

  /** A newer password invalidates the tokens that were created before it. */
  async function ownerOf(transaction: Transaction, token: MailToken): Promise<StoredAccount> {
    const account = await store.read(transaction, token.accountId)
    if (account?.passwordVersion !== token.passwordVersion) throw notValid()
    // The token is also invalid when the account has moved to another mailbox since.
    if (canonicalEmail(account.email) !== canonicalEmail(token.email)) throw notValid()
    return account
  }
}

interface Replacement {
  passwordHash: string
  client: Client
  kind: 'password-changed' | 'password-reset'
}
