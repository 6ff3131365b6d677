import type { DocumentData, Firestore, Transaction } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, readAll, Time, TimeOrNull, toTimestamp } from '../platform/documents.ts'
import { AppError } from '../platform/errors.ts'
import { nullable } from '../platform/schemas.ts'
import { emailKey } from './email.ts'
import { Role } from './schemas.ts'
import { searchWords } from './search-words.ts'

const StoredAccount = Type.Object({
  /** The address as the person wrote it; it is unique regardless of case. */
  email: Type.String(),
  name: Type.String(),
  role: Role,
  /** A PHC string; null where Identity-Aware Proxy signs this person in. */
  passwordHash: nullable(Type.String()),
  /** Grows with every new password: anything proved with an older one is no longer valid. */
  passwordVersion: Type.Integer({ default: 0 }),
  /** Since when an administrator has blocked this person. */
  blockedAt: TimeOrNull,
  /** When all data of this person is removed at their request. */
  deletionDueAt: TimeOrNull,
  /** Since when the account is being removed: nobody can sign in, and nothing is added. */
  closedAt: TimeOrNull,
  /** Google's stable id of the person, known after their first assertion. */
  iapSubject: nullable(Type.String()),
  avatarPhotoId: nullable(Type.String()),
  /**
   * The words by which the account is found; null for accounts from before the search existed, until they are written
   * again.
   */
  words: Type.Union([Type.Array(Type.String()), Type.Null()], { default: null }),
  createdAt: Time,
})
export type StoredAccount = Static<typeof StoredAccount> & { id: string }

export const accountDocuments = documents(StoredAccount)

/** One document for each address that is in use, or held for an account that gave it up. */
const addressDocuments = documents(
  Type.Object({
    accountId: Type.Union([Type.String(), Type.Null()], { default: null }),
    heldFor: Type.Union([Type.String(), Type.Null()], { default: null }),
    heldUntil: TimeOrNull,
  }),
)

export type AccountChange = Partial<Omit<StoredAccount, 'id' | 'email' | 'createdAt' | 'words'>>

/** What a new account must specify; the rest starts the same for everybody. */
export type NewAccount = Omit<
  StoredAccount,
  'passwordVersion' | 'blockedAt' | 'deletionDueAt' | 'closedAt' | 'avatarPhotoId' | 'words'
>

export interface EmailMove {
  email: string
  heldUntil: number | null
}

export interface AccountStore {
  /** Runs `work` in one transaction, and again after a conflict. */
  transact<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>
  /** Returns false when the e-mail address already has an account. `also` writes in the same transaction. */
  create(account: StoredAccount, also?: (transaction: Transaction) => void): Promise<boolean>
  find(id: string): Promise<StoredAccount | null>
  findByEmail(email: string): Promise<StoredAccount | null>
  findByIapSubject(subject: string): Promise<StoredAccount | null>
  /** Must run within a transaction: nobody else can change the account before it ends. */
  read(transaction: Transaction, id: string): Promise<StoredAccount | null>
  readByEmail(transaction: Transaction, email: string): Promise<StoredAccount | null>
  write(transaction: Transaction, account: StoredAccount, change: AccountChange): void
  /** Whether the address has no account, belongs to this one, or is held for it after a change. */
  isFree(transaction: Transaction, email: string, accountId: string): Promise<boolean>
  /** Gives the account another address. The old one is held for it until a time (milliseconds), or is free at once. */
  moveEmail(transaction: Transaction, account: StoredAccount, move: EmailMove): void
  /** Removes the account and its address. The room's `Forgetting` removes everything else about it. */
  remove(transaction: Transaction, account: StoredAccount): void
  /** Throws Firestore's NOT_FOUND for an account that does not exist. */
  change(id: string, change: AccountChange): Promise<void>
  /** Calls back now and at every change, until stopped. */
  watch(id: string, onChange: (account: StoredAccount) => void, onError: (error: Error) => void): () => void
}

export function createAccountStore(firestore: Firestore, now: () => number = Date.now): AccountStore {
  const accounts = firestore.collection('accounts')
  /** There is one document per address in use, so the database itself keeps addresses unique. */
  const emails = firestore.collection('emails')

  /** An address that an account gave up is held for it for a while; then anybody can use it. */
  async function ownerOf(transaction: Transaction, email: string): Promise<string | null> {
    const address = addressDocuments.read(await transaction.get(emails.doc(emailKey(email))))
    if (!address) return null
    const { accountId, heldFor, heldUntil } = address
    return accountId ?? ((heldUntil ?? 0) > now() ? heldFor : null)
  }

  return {
    transact: (work) => firestore.runTransaction(work),

    create(account, also) {
      const email = emails.doc(emailKey(account.email))
      return firestore.runTransaction(async (transaction) => {
        if ((await ownerOf(transaction, account.email)) !== null) return false
        transaction.set(email, { accountId: account.id })
        transaction.create(accounts.doc(account.id), {
          ...toDocument(account),
          updatedAt: toTimestamp(account.createdAt),
        })
        also?.(transaction)
        return true
      })
    },

    async find(id) {
      return accountDocuments.read(await accounts.doc(id).get())
    },

    async findByEmail(email) {
      const address = addressDocuments.read(await emails.doc(emailKey(email)).get())
      // The same amount is read for an address without an account, so that the response time reveals nothing.
      return this.find(address?.accountId ?? 'nobody')
    },

    async findByIapSubject(subject) {
      const query = accounts.where('iapSubject', '==', subject).limit(1)
      const [found = null] = readAll(accountDocuments, await query.get())
      return found
    },

    async read(transaction, id) {
      return accountDocuments.read(await transaction.get(accounts.doc(id)))
    },

    async readByEmail(transaction, email) {
      const address = addressDocuments.read(await transaction.get(emails.doc(emailKey(email))))
      return address?.accountId ? this.read(transaction, address.accountId) : null
    },

    write(transaction, account, change) {
      transaction.update(accounts.doc(account.id), changeDocument(account, change, now()))
    },

    async isFree(transaction, email, accountId) {
      const owner = await ownerOf(transaction, email)
      return owner === null || owner === accountId
    },

    moveEmail(transaction, account, { email, heldUntil }) {
      const words = searchWords({ ...account, email })
      transaction.update(accounts.doc(account.id), { email, words, updatedAt: toTimestamp(now()) })
      const old = emails.doc(emailKey(account.email))
      if (heldUntil === null) transaction.delete(old)
      else transaction.set(old, addressDocuments.data({ heldFor: account.id, heldUntil }))
      transaction.set(emails.doc(emailKey(email)), { accountId: account.id })
    },

    remove(transaction, account) {
      transaction.delete(emails.doc(emailKey(account.email)))
      transaction.delete(accounts.doc(account.id))
    },

    async change(id, change) {
      await firestore.runTransaction(async (transaction) => {
        const snapshot = await transaction.get(accounts.doc(id))
        const account = accountDocuments.read(snapshot)
        // An update of a missing document fails with Firestore's own NOT_FOUND.
        transaction.update(snapshot.ref, account ? changeDocument(account, change, now()) : { ...change })
      })
    },

    watch(id, onChange, onError) {
      return accounts.doc(id).onSnapshot((snapshot) => {
        try {
          const account = accountDocuments.read(snapshot)
          if (account) onChange(account)
        } catch (error) {
          onError(error as Error)
        }
      }, onError)
    },
  }
}

export const emailInUse = () =>
  new AppError('conflict', 'This e-mail address cannot be used', {
    reason: 'email-in-use',
    errors: [{ field: 'email', message: 'cannot be used' }],
  })

/** Creates a new account; the caller provides its identity. */
export function newAccount(account: NewAccount): StoredAccount {
  const open = { blockedAt: null, deletionDueAt: null, closedAt: null }
  return { ...account, ...open, passwordVersion: 0, avatarPhotoId: null, words: null }
}

/** Whether the person may sign in and act. */
export const isOpen = ({ blockedAt, closedAt }: Pick<StoredAccount, 'blockedAt' | 'closedAt'>): boolean =>
  blockedAt === null && closedAt === null

/** Why a person who proved their identity is not let in. Call it for an account that is not open. */
export const notOpen = ({ blockedAt }: StoredAccount): AppError =>
  blockedAt !== null
    ? new AppError('forbidden', 'An administrator has blocked this account', { reason: 'blocked' })
    : new AppError('forbidden', 'This account is being deleted', { reason: 'closed' })

const toDocument = (account: StoredAccount): DocumentData =>
  accountDocuments.data({ ...account, words: searchWords(account) })

function changeDocument(account: StoredAccount, change: AccountChange, now: number): DocumentData {
  const changed = toDocument({ ...account, ...change })
  const names = [...Object.keys(change), 'words']
  return { ...Object.fromEntries(names.map((name) => [name, changed[name]])), updatedAt: toTimestamp(now) }
}
