// How recipients are read and listed. Claims and outcomes of mails write them in transactions of their own.
import { FieldPath, type Firestore, type Query, type Transaction } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import {
  type ListedRecipient,
  listedRecipients,
  RECIPIENTS,
  type RecipientRecord,
  recipientDocuments,
} from './record.ts'

export interface RecipientRange {
  campaignId: string
  facet: string
  after?: { key: string; id: string }
  limit: number
}

/** Documents in memory at once while all are read. */
const AT_ONCE = 250

export type RecipientStore = ReturnType<typeof createRecipientStore>

export function createRecipientStore(firestore: Firestore) {
  const collection = firestore.collection(RECIPIENTS)

  const ordered = (query: Query, after?: RecipientRange['after']) => {
    const all = query.orderBy('positionKey').orderBy(FieldPath.documentId())
    return after ? all.startAfter(after.key, after.id) : all
  }

  return {
    reference: (id: string) => collection.doc(id),

    async get(id: string): Promise<RecipientRecord | null> {
      return recipientDocuments.read(await collection.doc(id).get())
    },

    async read(transaction: Transaction, id: string): Promise<RecipientRecord | null> {
      return recipientDocuments.read(await transaction.get(collection.doc(id)))
    },

    write(transaction: Pick<Transaction, 'set'>, recipient: RecipientRecord): void {
      transaction.set(collection.doc(recipient.id), recipientDocuments.data(recipient))
    },

    /** The one who was given this secret in an unsubscribe link. */
    async byToken(token: string): Promise<RecipientRecord | null> {
      const found = await collection.where('token', '==', token).limit(1).get()
      return readAll(recipientDocuments, found)[0] ?? null
    },

    /** In the order of the campaign. */
    async list({ campaignId, facet, after, limit }: RecipientRange): Promise<ListedRecipient[]> {
      const query = collection.where('campaignId', '==', campaignId).where('facets', 'array-contains', facet)
      const page = ordered(query, after).limit(limit)
      return readAll(listedRecipients, await page.select(...listedRecipients.names).get())
    },

    /** All of a campaign, in its order. */
    async *each(campaignId: string): AsyncGenerator<ListedRecipient> {
      const all = collection.where('campaignId', '==', campaignId)
      for (let after: RecipientRange['after']; ; ) {
        const page = ordered(all, after).limit(AT_ONCE)
        const read = readAll(listedRecipients, await page.select(...listedRecipients.names).get())
        yield* read
        const last = read.at(-1)
        if (!last || read.length < AT_ONCE) return
        after = { key: last.positionKey, id: last.id }
      }
    },

    /** Gives recipients, by id, the CV that goes with their mail, unless they have one by now. */
    async assignCvs(cvs: ReadonlyMap<string, string>): Promise<void> {
      const ids = [...cvs.keys()]
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const references = ids.slice(from, from + AT_ONCE).map((id) => collection.doc(id))
        await firestore.runTransaction(async (transaction) => {
          for (const found of await transaction.getAll(...references))
            if (found.exists && found.get('cvId') === null)
              transaction.update(found.ref, { cvId: cvs.get(found.id) })
        })
      }
    },
  }
}
