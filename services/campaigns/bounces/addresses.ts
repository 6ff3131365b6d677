// The secret address of each person to which a provider reports. Whoever knows it can report, so it can be renewed.
import { createHash } from 'node:crypto'
import type { Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents } from '../../platform/documents.ts'
import type { SecretKeys } from '../../platform/secret-keys.ts'
import { seal, unseal } from '../mailboxes/sealing.ts'

export const MAIL_EVENT_ADDRESSES = 'mailEventAddresses'

const stored = documents(
  Type.Object({
    ownerId: Type.String(),
    /** By which it is found. */
    digest: Type.String(),
    /** Sealed, because the person may look at it again. */
    secret: Type.String(),
  }),
)

const digest = (secret: string) => createHash('sha256').update(secret).digest('hex')

export interface AddressesDeps {
  firestore: Firestore
  keys: SecretKeys
  newSecret: () => string
}

export type Addresses = ReturnType<typeof createAddresses>

export function createAddresses({ firestore, keys, newSecret }: AddressesDeps) {
  const collection = firestore.collection(MAIL_EVENT_ADDRESSES)

  return {
    /** Null until there is one, or when its key is gone. */
    async read(ownerId: string): Promise<string | null> {
      const found = stored.read(await collection.doc(ownerId).get())
      return found && (await unseal(keys, ownerId, found.secret))
    },

    /** The old one is void. */
    async renew(ownerId: string): Promise<string> {
      const secret = newSecret()
      const data = stored.data({ ownerId, digest: digest(secret), secret: await seal(keys, ownerId, secret) })
      await collection.doc(ownerId).set(data)
      return secret
    },

    async ownerOf(secret: string): Promise<string | null> {
      const found = await collection.where('digest', '==', digest(secret)).limit(1).get()
      return found.docs[0]?.id ?? null
    },
  }
}
