// Mails to account holders. Each is ordered in the transaction that causes it, so that it cannot be lost afterwards.
import { type DocumentData, type Firestore, Timestamp, type Transaction } from '@google-cloud/firestore'
import type { Client } from '../platform/client.ts'
import { DAY_MS } from '../platform/durations.ts'
import { coarseNetwork } from '../platform/network.ts'

export type AccountMailKind =
  | 'password-forgotten'
  | 'password-changed'
  | 'email-confirm'
  | 'email-changed'
  | 'deletion-requested'
  | 'account-deleted'

/** `sending` is final if the sender died: nobody can tell whether the mail was sent, so it is not sent twice. */
export type MailOrderState = 'due' | 'sending' | 'sent' | 'refused' | 'unconfigured' | 'unknown' | 'needless'

export interface MailOrder {
  id: string
  kind: AccountMailKind
  /** Null when the account no longer exists, or when only an address is known, which may belong to nobody. */
  accountId: string | null
  to: string
  /**
   * The account's password version when the mail was requested, if a newer password makes the mail needless; otherwise
   * null.
   */
  passwordVersion: number | null
  /** The origin of the request that the mail is about. */
  userAgent: string
  network: string
  state: MailOrderState
  /** Milliseconds since the epoch. */
  createdAt: number
}

export interface NewMailOrder extends Pick<MailOrder, 'kind' | 'accountId' | 'to'> {
  passwordVersion?: number
  client: Client
}

const COLLECTION = 'accountMails'
const KEPT_MS = 7 * DAY_MS

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
      transaction.create(orders.doc(id), {
        passwordVersion: null,
        ...order,
        userAgent: client.userAgent.slice(0, 200).toWellFormed(),
        network: coarseNetwork(client.address),
        state: 'due',
        createdAt: Timestamp.fromMillis(now()),
        dueAt: Timestamp.fromMillis(now()),
        expiresAt: Timestamp.fromMillis(now() + KEPT_MS),
      })
      return id
    },

    async read(transaction: Transaction, id: string): Promise<MailOrder | null> {
      const data = (await transaction.get(orders.doc(id))).data()
      return data ? fromDocument(id, data) : null
    },

    /** Must run within a transaction. Returns mails of one kind about an account that have not been sent yet. */
    async readDue(transaction: Transaction, accountId: string, kind: AccountMailKind): Promise<MailOrder[]> {
      const query = orders
        .where('accountId', '==', accountId)
        .where('kind', '==', kind)
        .where('state', '==', 'due')
      return (await transaction.get(query)).docs.map((snapshot) => fromDocument(snapshot.id, snapshot.data()))
    },

    /** An address is deleted when it is no longer needed. */
    settle(transaction: Pick<Transaction, 'update'>, id: string, state: MailOrderState): void {
      const isOpen = state === 'due' || state === 'sending'
      transaction.update(orders.doc(id), {
        state,
        dueAt: state === 'due' ? Timestamp.fromMillis(now()) : null,
        ...(!isOpen && { to: '' }),
      })
    },

    /** Restarts the time after which the mail counts as late. */
    async announcedAgain(id: string): Promise<void> {
      await firestore.runTransaction(async (transaction) => {
        const state = (await transaction.get(orders.doc(id))).get('state')
        if (state === 'due') transaction.update(orders.doc(id), { dueAt: Timestamp.fromMillis(now()) })
      })
    },

    /** The ids of mails that were due before `time` (milliseconds) and are not being sent. */
    async dueBefore(time: number, limit: number): Promise<string[]> {
      const query = orders.where('dueAt', '<=', Timestamp.fromMillis(time)).orderBy('dueAt').limit(limit)
      return (await query.select().get()).docs.map(({ id }) => id)
    },
  }
}

function fromDocument(id: string, data: DocumentData): MailOrder {
  return {
    id,
    kind: data.kind,
    accountId: data.accountId,
    to: data.to,
    passwordVersion: data.passwordVersion ?? null,
    userAgent: data.userAgent,
    network: data.network,
    state: data.state,
    createdAt: data.createdAt.toMillis(),
  }
}
