// Removes an account from the outside in: it is closed first, and the account itself is deleted last.
import type { Firestore } from '@google-cloud/firestore'
import { DAY_MS, MINUTE_MS } from '../platform/durations.ts'
import type { Meter } from '../platform/meter.ts'
import { TRAIL_DAYS } from '../platform/retention.ts'
import type { Trail } from '../platform/trail.ts'
import type { DeletionOrders } from './deletion-orders.ts'
import type { MailOrders } from './mail-orders.ts'
import type { AccountStore } from './store.ts'

/** By then, requests admitted before the account was closed have ended, and everything they wrote can be found. */
export const QUIET_MS = 5 * MINUTE_MS
const RECEIPT_KEPT_MS = TRAIL_DAYS * DAY_MS
const NOBODY = { userAgent: '', address: '' }

export interface RemovalDeps {
  firestore: Firestore
  store: Pick<AccountStore, 'transact' | 'read' | 'write' | 'remove'>
  orders: Pick<DeletionOrders, 'remove' | 'counts' | 'setCounts'>
  meter: Pick<Meter, 'usage' | 'close' | 'remove'>
  mails: Pick<MailOrders, 'order'>
  /** Announces that a mail is on order. */
  announce: (mailId: string) => Promise<void>
  trail: Pick<Trail, 'record'>
  now: () => number
  newId: () => string
}

/** `kept`: the removal is not requested (any more) or not due. `gone`: the account does not exist (any more). */
export type Closing = 'closed' | 'kept' | 'gone'

export type Removal = ReturnType<typeof createRemoval>

export function createRemoval(deps: RemovalDeps) {
  const { firestore, store, orders, meter, mails, announce, trail, now, newId } = deps
  const receipts = firestore.collection('removalReceipts')

  return {
    /** From here on nobody can sign in, and no room counts another byte for this person. */
    async close(accountId: string): Promise<Closing> {
      return store.transact(async (transaction) => {
        const account = await store.read(transaction, accountId)
        if (!account) return 'gone'
        if (account.closedAt !== null) return 'closed'
        if (account.deletionDueAt === null || account.deletionDueAt > now()) return 'kept'
        store.write(transaction, account, { closedAt: now() })
        meter.close(transaction, accountId)
        return 'closed'
      })
    },

    /** Records once what there is, before any of it is removed. */
    async note(accountId: string, count: () => Promise<Record<string, number>>): Promise<void> {
      if ((await orders.counts(accountId)) !== null) return
      const { used } = await meter.usage(accountId)
      await orders.setCounts(accountId, { ...(await count()), bytes: used })
    },

    /**
     * Removes the account once it has been closed for long enough. It writes an anonymous receipt for the studio and
     * orders one by mail for the person. Returns false while it is too early.
     */
    async finish(accountId: string): Promise<boolean> {
      const counts = (await orders.counts(accountId)) ?? {}
      const mailId = await store.transact(async (transaction) => {
        const account = await store.read(transaction, accountId)
        if (!account) return null
        if (account.closedAt === null || now() - account.closedAt < QUIET_MS) return false
        const receiptId = newId()
        transaction.create(receipts.doc(receiptId), {
          counts,
          removedAt: new Date(now()),
          expiresAt: new Date(now() + RECEIPT_KEPT_MS),
        })
        const event = { kind: 'account-deleted', client: NOBODY, detail: `Receipt ${receiptId}` } as const
        trail.record(transaction, { ...event, accountId: null })
        store.remove(transaction, account)
        meter.remove(transaction, accountId)
        orders.remove(transaction, accountId)
        const receipt = { kind: 'account-deleted', accountId: null, to: account.email } as const
        return mails.order(transaction, { ...receipt, client: NOBODY })
      })
      if (typeof mailId === 'string') await announce(mailId)
      return mailId !== false
    },
  }
}
