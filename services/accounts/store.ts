import { type DocumentData, type Firestore, Timestamp, type Transaction } from '@google-cloud/firestore'
import { AppError } from '../platform/errors.ts'
import { emailKey } from './email.ts'
import type { Role } from './schemas.ts'
import { searchWords } from './search-words.ts'

export interface StoredAccount {
  id: string
  /** The address as the person wrote it; it is unique regardless of case. */
  email: string
  name: string
  role: Role
  /** A PHC string; null where Identity-Aware Proxy signs this person in. */
  passwordHash: string | null
  /** Grows with every new password: anything proved with an older one is no longer valid. */
  passwordVersion: number
  /** Since when an administrator has blocked this person. */
  blockedAt: number | null
  /** When all data of this person is removed at their request. */
  deletionDueAt: number | null
  /** Since when the account is being removed: nobody can sign in, and nothing is added. */
  closedAt: number | null
  /** Google's stable id of the person, known after their first assertion. */
  iapSubject: string | null
  avatarPhotoId: string | null
  /** False for accounts from before the search existed, until they are written again. */
  isSearchable: boolean
  /** Milliseconds since the epoch. */
  createdAt: number
}

export type AccountChange = Partial<Omit<StoredAccount, 'id' | 'email' | 'createdAt' | 'isSearchable'>>

/** What a new account must specify; the rest starts the same for everybody. */
export type NewAccount = Omit<
  StoredAccount,
  'passwordVersion' | 'blockedAt' | 'deletionDueAt' | 'closedAt' | 'avatarPhotoId' | 'isSearchable'
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
    const entry = (await transaction.get(emails.doc(emailKey(email)))).data()
    if (!entry) return null
    if (typeof entry.accountId === 'string') return entry.accountId
    return entry.heldUntil.toMillis() > now() ? entry.heldFor : null
  }

  return {
    transact: (work) => firestore.runTransaction(work),

    create(account, also) {
      const email = emails.doc(emailKey(account.email))
      return firestore.runTransaction(async (transaction) => {
        if ((await ownerOf(transaction, account.email)) !== null) return false
        transaction.set(email, { accountId: account.id })
        transaction.create(accounts.doc(account.id), toDocument(account))
        also?.(transaction)
        return true
      })
    },

    async find(id) {
      return fromData(id, (await accounts.doc(id).get()).data())
    },

    async findByEmail(email) {
      const entry = await emails.doc(emailKey(email)).get()
      const id = entry.data()?.accountId
      // The same amount is read for an address without an account, so that the response time reveals nothing.
      return this.find(typeof id === 'string' ? id : 'nobody')
    },

    async findByIapSubject(subject) {
      const { docs } = await accounts.where('iapSubject', '==', subject).limit(1).get()
      const [found] = docs
      return found ? fromDocument(found.id, found.data()) : null
    },

    async read(transaction, id) {
      return fromData(id, (await transaction.get(accounts.doc(id))).data())
    },

    async readByEmail(transaction, email) {
      const id = (await transaction.get(emails.doc(emailKey(email)))).get('accountId')
      return typeof id === 'string' ? this.read(transaction, id) : null
    },

    write(transaction, account, change) {
      transaction.update(accounts.doc(account.id), changeDocument(account, change))
    },

    async isFree(transaction, email, accountId) {
      const owner = await ownerOf(transaction, email)
      return owner === null || owner === accountId
    },

    moveEmail(transaction, account, { email, heldUntil }) {
      const moved = { ...account, email }
      const words = toDocument(moved).words
      transaction.update(accounts.doc(account.id), { email, words, updatedAt: Timestamp.fromMillis(now()) })
      const old = emails.doc(emailKey(account.email))
      if (heldUntil === null) transaction.delete(old)
      else transaction.set(old, { heldFor: account.id, heldUntil: Timestamp.fromMillis(heldUntil) })
      transaction.set(emails.doc(emailKey(email)), { accountId: account.id })
    },

    remove(transaction, account) {
      transaction.delete(emails.doc(emailKey(account.email)))
      transaction.delete(accounts.doc(account.id))
    },

    async change(id, change) {
      await firestore.runTransaction(async (transaction) => {
        const snapshot = await transaction.get(accounts.doc(id))
        const account = fromData(id, snapshot.data())
        // An update of a missing document fails with Firestore's own NOT_FOUND.
        transaction.update(snapshot.ref, account ? changeDocument(account, change) : { ...change })
      })
    },

    watch(id, onChange, onError) {
      return accounts.doc(id).onSnapshot((snapshot) => {
        const account = fromData(id, snapshot.data())
        if (account) onChange(account)
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
  return { ...account, ...open, passwordVersion: 0, avatarPhotoId: null, isSearchable: true }
}

/** Whether the person may sign in and act. */
export const isOpen = ({ blockedAt, closedAt }: Pick<StoredAccount, 'blockedAt' | 'closedAt'>): boolean =>
  blockedAt === null && closedAt === null

/** Why a person who proved their identity is not let in. Call it for an account that is not open. */
export const notOpen = ({ blockedAt }: StoredAccount): AppError =>
  blockedAt !== null
    ? new AppError('forbidden', 'An administrator has blocked this account', { reason: 'blocked' })
    : new AppError('forbidden', 'This account is being deleted', { reason: 'closed' })

function toDocument({ id: _, isSearchable: __, ...account }: StoredAccount): DocumentData {
  const createdAt = Timestamp.fromMillis(account.createdAt)
  return {
    ...account,
    blockedAt: timeOrNull(account.blockedAt),
    deletionDueAt: timeOrNull(account.deletionDueAt),
    closedAt: timeOrNull(account.closedAt),
    words: searchWords(account),
    createdAt,
    updatedAt: createdAt,
  }
}

const timeOrNull = (time: number | null) => (time === null ? null : Timestamp.fromMillis(time))

function changeDocument(account: StoredAccount, change: AccountChange): DocumentData {
  const { createdAt: _, ...changed } = toDocument({ ...account, ...change })
  const names = [...Object.keys(change), 'words']
  return { ...Object.fromEntries(names.map((name) => [name, changed[name]])), updatedAt: Timestamp.now() }
}

const fromData = (id: string, data: DocumentData | undefined) => (data ? fromDocument(id, data) : null)

export function fromDocument(id: string, data: DocumentData): StoredAccount {
  return {
    id,
    email: data.email,
    name: data.name,
    role: data.role,
    passwordHash: data.passwordHash,
    // Older accounts lack these two fields.
    passwordVersion: data.passwordVersion ?? 0,
    blockedAt: data.blockedAt?.toMillis() ?? null,
    deletionDueAt: data.deletionDueAt?.toMillis() ?? null,
    closedAt: data.closedAt?.toMillis() ?? null,
    iapSubject: data.iapSubject,
    avatarPhotoId: data.avatarPhotoId,
    isSearchable: Array.isArray(data.words),
    createdAt: data.createdAt.toMillis(),
  }
}
