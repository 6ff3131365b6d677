import { type DocumentData, type Firestore, Timestamp } from '@google-cloud/firestore'
import { emailKey } from './email.ts'
import type { Role } from './schemas.ts'

export interface StoredAccount {
  id: string
  /** As the person wrote it; unique whatever its case. */
  email: string
  name: string
  role: Role
  /** PHC string; null where somebody else (Identity-Aware Proxy) signs this person in. */
  passwordHash: string | null
  /** Google's stable id of the person, once an assertion was seen. */
  iapSubject: string | null
  avatarPhotoId: string | null
  /** Milliseconds since the epoch. */
  createdAt: number
}

export type AccountChange = Partial<Omit<StoredAccount, 'id' | 'email' | 'createdAt'>>

export interface AccountStore {
  /** False when the e-mail address has an account already. */
  create(account: StoredAccount): Promise<boolean>
  find(id: string): Promise<StoredAccount | null>
  findByEmail(email: string): Promise<StoredAccount | null>
  findByIapSubject(subject: string): Promise<StoredAccount | null>
  /** Throws Firestore's NOT_FOUND for an account that does not exist. */
  change(id: string, change: AccountChange): Promise<void>
  /** Calls back now and at every change, until stopped. */
  watch(id: string, onChange: (account: StoredAccount) => void, onError: (error: Error) => void): () => void
}

export function createAccountStore(firestore: Firestore): AccountStore {
  const accounts = firestore.collection('accounts')
  /** One document per address in use: the database itself keeps addresses unique. */
  const emails = firestore.collection('emails')

  return {
    create(account) {
      const email = emails.doc(emailKey(account.email))
      return firestore.runTransaction(async (transaction) => {
        const taken = await transaction.get(email)
        if (taken.exists) return false
        transaction.create(email, { accountId: account.id })
        transaction.create(accounts.doc(account.id), toDocument(account))
        return true
      })
    },

    async find(id) {
      const data = (await accounts.doc(id).get()).data()
      return data ? fromDocument(id, data) : null
    },

    async findByEmail(email) {
      const entry = await emails.doc(emailKey(email)).get()
      const id = entry.data()?.accountId
      if (typeof id !== 'string') return null
      return this.find(id)
    },

    async findByIapSubject(subject) {
      const { docs } = await accounts.where('iapSubject', '==', subject).limit(1).get()
      const [found] = docs
      return found ? fromDocument(found.id, found.data()) : null
    },

    async change(id, change) {
      await accounts.doc(id).update({ ...change, updatedAt: Timestamp.now() })
    },

    watch(id, onChange, onError) {
      return accounts.doc(id).onSnapshot((snapshot) => {
        const data = snapshot.data()
        if (data) onChange(fromDocument(id, data))
      }, onError)
    },
  }
}

function toDocument({ id: _, ...account }: StoredAccount): DocumentData {
  const createdAt = Timestamp.fromMillis(account.createdAt)
  return { ...account, createdAt, updatedAt: createdAt }
}

function fromDocument(id: string, data: DocumentData): StoredAccount {
  return {
    id,
    email: data.email,
    name: data.name,
    role: data.role,
    passwordHash: data.passwordHash,
    iapSubject: data.iapSubject,
    avatarPhotoId: data.avatarPhotoId,
    createdAt: data.createdAt.toMillis(),
  }
}
