// Mails to account holders. Each is ordered in the transaction that causes it, so that it cannot be lost afterwards.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import type { Client } from '../platform/client.ts'
import { documents, readAll, Time, TimeOrNull, toTimestamp } from '../platform/documents.ts'
import { DAY_MS } from '../platform/durations.ts'
import { coarseNetwork } from '../platform/network.ts'
import { nullable } from '../platform/schemas.ts'

const AccountMailKind = Type.Enum([
  'password-forgotten',
  'password-changed',
  'email-confirm',
  'email-changed',
  'deletion-requested',
  'account-deleted',
  'visitor-message',
])
export type AccountMailKind = Static<typeof AccountMailKind>

/** What a visitor of a person's public page wrote. */
const VisitorMail = Type.Object({
  name: Type.String(),
  email: Type.String(),
  text: Type.String(),
  /** The address of the page. */
  page: Type.String(),
})
export type VisitorMail = Static<typeof VisitorMail>

/** `sending` is final if the sender died: nobody can tell whether the mail was sent, so it is not sent twice. */
const MailOrderState = Type.Enum(['due', 'sending', 'sent', 'refused', 'unconfigured', 'unknown', 'needless'])
export type MailOrderState = Static<typeof MailOrderState>

const MailOrder = Type.Object({
  kind: AccountMailKind,
  /** Null when the account no longer exists, or when only an address is known, which may belong to nobody. */
  accountId: nullable(Type.String()),
  to: Type.String(),
  /**
   * The account's password version when the mail was requested, if a newer password makes the mail needless; otherwise
   * null.
   */
  passwordVersion: Type.Union([Type.Integer(), Type.Null()], { default: null }),
  /** The origin of the request that the mail is about. */
  userAgent: Type.String(),
  network: Type.String(),
  message: Type.Union([VisitorMail, Type.Null()], { default: null }),
  state: MailOrderState,
  createdAt: Time,
  /** Null when the mail need not be announced again. */
  dueAt: TimeOrNull,
  expiresAt: Time,
})
export type MailOrder = Static<typeof MailOrder> & { id: string }

const stored = documents(MailOrder)

export interface NewMailOrder extends Pick<MailOrder, 'kind' | 'accountId' | 'to'> {
  passwordVersion?: number
  message?: VisitorMail
  client: Client
}

const COLLECTION = 'accountMails'
export const ORDER_KEPT_MS = 7 * DAY_MS

export type MailOrders = ReturnType<typeof createMailOrders>

export interface MailOrdersDeps {
  firestore: Firestore
  now: () => number
  newId: () => string
}

export function createMailOrders({ firestore, now, newId }: MailOrdersDeps) {
  const orders = firestore.collection(COLLECTION)

  return {
    /** Orders a mail within a transaction; its id is announced once it is committed. */
    order(transaction: Transaction, { client, ...order }: NewMailOrder): string {
      const id = newId()
      const data = stored.data({
        ...{ passwordVersion: null, message: null },
        ...order,
        userAgent: client.userAgent.slice(0, 200).toWellFormed(),
        network: coarseNetwork(client.address),
        state: 'due',
        createdAt: now(),
        dueAt: now(),
        expiresAt: now() + ORDER_KEPT_MS,
      })
      transaction.create(orders.doc(id), data)
      return id
    },

    async read(transaction: Transaction, id: string): Promise<MailOrder | null> {
      return stored.read(await transaction.get(orders.doc(id)))
    },

    /** Must run within a transaction. Returns mails of one kind about an account that have not been sent yet. */
    async readDue(transaction: Transaction, accountId: string, kind: AccountMailKind): Promise<MailOrder[]> {
      const query = orders
        .where('accountId', '==', accountId)
        .where('kind', '==', kind)
        .where('state', '==', 'due')
      return readAll(stored, await transaction.get(query))
    },

    /** An address, and what a visitor wrote, is deleted when it is no longer needed. */
    settle(transaction: Pick<Transaction, 'update'>, id: string, state: MailOrderState): void {
      const isOpen = state === 'due' || state === 'sending'
      const dueAt = state === 'due' ? now() : null
      const data = stored.data({ state, dueAt, ...(!isOpen && { to: '', message: null }) })
      transaction.update(orders.doc(id), data)
    },

    /** Restarts the time after which the mail counts as late. */
    async announcedAgain(id: string): Promise<void> {
      await firestore.runTransaction(async (transaction) => {
        const state = (await transaction.get(orders.doc(id))).get('state')
        if (state === 'due') transaction.update(orders.doc(id), stored.data({ dueAt: now() }))
      })
    },

    /** The ids of mails that were due before `time` (milliseconds) and are not being sent. */
    async dueBefore(time: number, limit: number): Promise<string[]> {
      const query = orders.where('dueAt', '<=', toTimestamp(time)).orderBy('dueAt').limit(limit)
      return (await query.select().get()).docs.map(({ id }) => id)
    },
  }
}
