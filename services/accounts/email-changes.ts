import { randomBytes } from 'node:crypto'
import type { Transaction } from '@google-cloud/firestore'
import type { Client } from '../platform/client.ts'
import { DAY_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import type { AccountLookup, AccountParts } from './account-parts.ts'
import { canonicalEmail } from './email.ts'
import { requireMail } from './mail-needed.ts'
import { notValid } from './mail-tokens.ts'
import type { EmailChange } from './schemas.ts'
import { limitsFor } from './sign-in-limits.ts'
import { emailInUse, type StoredAccount } from './store.ts'

export interface EmailChangesDeps extends Omit<AccountParts, 'newId'>, AccountLookup {
  /** Throws `invalid` for a wrong password. */
  prove: (account: StoredAccount, password: string, field: string) => Promise<void>
}

/** How long the old address can undo a change, and nobody else can use it. */
export const UNDO_MS = 7 * DAY_MS

/** The address changes once its new mailbox has confirmed; the old mailbox can undo the change. */
export function createEmailChanges(deps: EmailChangesDeps) {
  const { store, sessions, throttle, trail, mails, announce, tokens, keys, mailState } = deps
  const { hashing, now, existing, prove } = deps

  return {
    /** Sends a link to the new address. Throws `invalid` for a wrong password, `conflict` for an address in use. */
    async requestEmailChange(accountId: string, change: EmailChange, client: Client): Promise<void> {
      const account = await existing(accountId)
      await prove(account, change.password, 'password')
      await throttle.attempt([limitsFor.emailChange(accountId)])
      const to = change.email.trim()
      if (canonicalEmail(to) === canonicalEmail(account.email))
        throw new AppError('invalid', 'This is your address already', {
          errors: [{ field: 'email', message: 'is your address already' }],
        })
      await requireMail(mailState)
      const mailId = await store.transact(async (transaction) => {
        if (!(await store.isFree(transaction, to, accountId))) throw emailInUse()
        trail.record(transaction, { accountId, kind: 'email-change-requested', client })
        const { passwordVersion } = account
        return mails.order(transaction, { kind: 'email-confirm', accountId, to, passwordVersion, client })
      })
      await announce(mailId)
    },

    /**
     * Throws `invalid` for a link that is not (or no longer) valid, `conflict` when somebody else has the address by
     * now.
     */
    async confirmEmailChange(token: string, client: Client): Promise<void> {
      await throttle.attempt([limitsFor.mailToken(client.address)])
      const mailId = await store.transact(async (transaction) => {
        const found = await tokens.read(transaction, 'confirm-email', token)
        const account = await store.read(transaction, found.accountId)
        if (account?.passwordVersion !== found.passwordVersion) throw notValid()
        if (!(await store.isFree(transaction, found.email, account.id))) throw emailInUse()
        tokens.spend(transaction, 'confirm-email', found)
        store.moveEmail(transaction, account, { email: found.email, heldUntil: now() + UNDO_MS })
        trail.record(transaction, { accountId: account.id, kind: 'email-changed', client })
        const notice = { kind: 'email-changed', accountId: account.id, to: account.email, client } as const
        return mails.order(transaction, notice)
      })
      await announce(mailId)
      await throttle.undo([limitsFor.mailToken(client.address).key])
    },

    /**
     * Returns the account to its old address. The person who changed it knew the password, so every session, key and
     * password becomes invalid, and the owner is sent a link to set a new one. Later changes cannot be undone any more,
     * because that person made them.
     */
    async undoEmailChange(token: string, client: Client): Promise<void> {
      await throttle.attempt([limitsFor.mailToken(client.address)])
      await store.transact((transaction) => tokens.read(transaction, 'undo-email', token))
      // Nobody knows this password: the account still has one, and a reset lets its owner set another.
      const passwordHash = await hashing.hash(randomBytes(32).toString('base64url'))
      const { accountId, mailId } = await store.transact((transaction) =>
        undo(transaction, { token, passwordHash, client }),
      )
      await Promise.all([sessions.endAll(accountId), announce(mailId)])
      await throttle.undo([limitsFor.mailToken(client.address).key])
    },
  }

  async function undo(transaction: Transaction, { token, passwordHash, client }: Undo) {
    const found = await tokens.read(transaction, 'undo-email', token)
    const account = await store.read(transaction, found.accountId)
    if (!account || !(await store.isFree(transaction, found.email, account.id))) throw notValid()
    const links = await tokens.readSince(transaction, 'undo-email', found)
    const notices = await mails.readDue(transaction, account.id, 'email-changed')
    const revoked = await keys.readAll(transaction, account.id)
    tokens.remove(transaction, links)
    for (const { id, createdAt } of notices)
      if (createdAt >= found.requestedAt) mails.settle(transaction, id, 'needless')
    for (const { id, name } of revoked) {
      keys.remove(transaction, id)
      trail.record(transaction, { accountId: account.id, kind: 'key-revoked', client, detail: name })
    }
    const restored = { ...account, email: found.email }
    if (canonicalEmail(account.email) !== canonicalEmail(found.email))
      store.moveEmail(transaction, account, { email: found.email, heldUntil: null })
    store.write(transaction, restored, { passwordHash, passwordVersion: account.passwordVersion + 1 })
    trail.record(transaction, { accountId: account.id, kind: 'email-change-undone', client })
    const reset = { kind: 'password-forgotten', accountId: null, to: found.email, client } as const
    return { accountId: account.id, mailId: mails.order(transaction, reset) }
  }
}

interface Undo {
  token: string
  passwordHash: string
  client: Client
}
