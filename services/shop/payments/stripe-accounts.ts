// The Stripe accounts of shops: what signs in there is sealed, and an unguessable address takes Stripe's webhooks.
import { createHash } from 'node:crypto'
import type { Firestore, Transaction } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { seal, unseal } from '../../platform/sealing.ts'
import type { SecretKeys } from '../../platform/secret-keys.ts'

export const STRIPE_ACCOUNTS = 'shopStripeAccounts'

const StoredAccount = Type.Object({
  ownerId: Type.String(),
  /** By which the shop of a webhook is found. */
  digest: Type.String(),
  address: Type.String(),
  /** Null until an account is connected. */
  secretKey: Type.Union([Type.String(), Type.Null()]),
  webhookSecret: Type.Union([Type.String(), Type.Null()]),
})
const accountDocuments = documents(StoredAccount)
type StoredAccount = Static<typeof StoredAccount>

export interface StripeAccount {
  ownerId: string
  secretKey: string
  webhookSecret: string
}

type Along = (transaction: Transaction) => void

export interface StripeAccountsDeps {
  firestore: Firestore
  /** The keys of the secret `shop-key`. */
  keys: Pick<SecretKeys, 'find'> & Partial<Pick<SecretKeys, 'newest'>>
}

const contextOf = (ownerId: string) => `stripe ${ownerId}`
const digestOf = (address: string) => createHash('sha256').update(address).digest('hex')

export type StripeAccounts = ReturnType<typeof createStripeAccounts>

export function createStripeAccounts({ firestore, keys }: StripeAccountsDeps) {
  const collection = firestore.collection(STRIPE_ACCOUNTS)

  const sealed = (ownerId: string, text: string): Promise<string> => {
    const { newest } = keys
    if (!newest) throw new TypeError('This program only uses what others have sealed')
    return seal({ find: keys.find, newest }, contextOf(ownerId), text)
  }

  async function opened(stored: StoredAccount | null): Promise<StripeAccount | null> {
    if (!stored?.secretKey || !stored.webhookSecret) return null
    const { ownerId } = stored
    const [secretKey, webhookSecret] = await Promise.all(
      [stored.secretKey, stored.webhookSecret].map((text) => unseal(keys, contextOf(ownerId), text)),
    )
    return secretKey && webhookSecret ? { ownerId, secretKey, webhookSecret } : null
  }

  return {
    /** Null while none is connected, or when what is sealed cannot be opened any more. */
    async find(ownerId: string): Promise<StripeAccount | null> {
      return opened(accountDocuments.read(await collection.doc(ownerId).get()))
    },

    async byAddress(address: string): Promise<StripeAccount | null> {
      const found = await collection.where('digest', '==', digestOf(address)).limit(1).get()
      return found.docs[0] ? opened(accountDocuments.read(found.docs[0])) : null
    },

    /** The address for the shop's webhooks, which stays the same; it is made when it is first asked for. */
    addressOf(ownerId: string, newAddress: () => string): Promise<string> {
      return firestore.runTransaction(async (transaction) => {
        const stored = accountDocuments.read(await transaction.get(collection.doc(ownerId)))
        if (stored) return stored.address
        const address = newAddress()
        transaction.set(collection.doc(ownerId), {
          ...{ ownerId, address, digest: digestOf(address) },
          ...{ secretKey: null, webhookSecret: null },
        })
        return address
      })
    },

    /** Call `addressOf` before. `along` writes with the same transaction. */
    async connect({ ownerId, secretKey, webhookSecret }: StripeAccount, along: Along): Promise<void> {
      const [key, webhook] = await Promise.all([sealed(ownerId, secretKey), sealed(ownerId, webhookSecret)])
      await firestore.runTransaction(async (transaction) => {
        transaction.update(collection.doc(ownerId), { secretKey: key, webhookSecret: webhook })
        along(transaction)
      })
    },

    /**
     * What signs in is forgotten; the address stays, for whoever connects again. Where nothing is connected, nothing is
     * written along.
     */
    async disconnect(ownerId: string, along: Along): Promise<void> {
      await firestore.runTransaction(async (transaction) => {
        const stored = accountDocuments.read(await transaction.get(collection.doc(ownerId)))
        if (!stored?.secretKey) return
        transaction.update(collection.doc(ownerId), { secretKey: null, webhookSecret: null })
        along(transaction)
      })
    },

    remove(transaction: Transaction, ownerId: string): void {
      transaction.delete(collection.doc(ownerId))
    },
  }
}
