import type { Client } from '../platform/client.ts'
import { DAY_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import type { Trail } from '../platform/trail.ts'
import type { DeletionOrders } from './deletion-orders.ts'
import type { MailOrders } from './mail-orders.ts'
import type { PeopleStore } from './people-store.ts'
import { lastAdmin } from './roles.ts'
import type { Account, Proof } from './schemas.ts'
import { type AccountStore, isOpen, notOpen, type StoredAccount } from './store.ts'

/** How long a person can change their mind. */
export const SECOND_THOUGHTS_MS = 7 * DAY_MS

export interface DeletionDeps {
  store: Pick<AccountStore, 'transact' | 'find' | 'read' | 'write'>
  people: Pick<PeopleStore, 'activeAdmins'>
  orders: Pick<DeletionOrders, 'place' | 'remove'>
  mails: Pick<MailOrders, 'order'>
  /** Announces that a mail is on order. */
  announce: (mailId: string) => Promise<void>
  trail: Pick<Trail, 'record'>
  /** Throws `invalid` for a wrong password. */
  prove: (account: StoredAccount, password: string, field: string) => Promise<void>
  /** Describes the account as its owner sees it. */
  describe: (accountId: string) => Promise<Account>
  now: () => number
}

export type Deletion = ReturnType<typeof createDeletion>

/** A person requests the deletion of all their data, and may cancel it for a week. */
export function createDeletion(deps: DeletionDeps) {
  const { store, people, orders, mails, announce, trail, prove, describe, now } = deps

  async function existing(accountId: string): Promise<StoredAccount> {
    const account = await store.find(accountId)
    if (!account) throw new AppError('unauthenticated', 'This account does not exist any more')
    return account
  }

  return {
    /**
     * A repeated request changes nothing. Throws `invalid` for a wrong password, `conflict` for the last administrator.
     */
    async request(accountId: string, { password = '' }: Proof, client: Client): Promise<Account> {
      const account = await existing(accountId)
      if (account.passwordHash !== null) await prove(account, password, 'password')
      const mailId = await store.transact(async (transaction) => {
        const current = await store.read(transaction, accountId)
        if (!current || current.deletionDueAt !== null) return null
        const admins = current.role === 'admin' ? await people.activeAdmins(transaction) : null
        if (admins?.every((id) => id === accountId)) throw lastAdmin()
        const dueAt = now() + SECOND_THOUGHTS_MS
        store.write(transaction, current, { deletionDueAt: dueAt })
        orders.place(transaction, accountId, dueAt)
        trail.record(transaction, { accountId, kind: 'deletion-requested', client })
        return mails.order(transaction, { kind: 'deletion-requested', accountId, to: current.email, client })
      })
      if (mailId !== null) await announce(mailId)
      return describe(accountId)
    },

    /** Throws `forbidden` once the removal has begun. */
    async cancel(accountId: string, client: Client): Promise<Account> {
      await store.transact(async (transaction) => {
        const current = await store.read(transaction, accountId)
        if (!current || current.deletionDueAt === null) return
        if (!isOpen(current)) throw notOpen(current)
        store.write(transaction, current, { deletionDueAt: null })
        orders.remove(transaction, accountId)
        trail.record(transaction, { accountId, kind: 'deletion-cancelled', client })
      })
      return describe(accountId)
    },
  }
}
