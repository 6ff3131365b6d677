// The only file that knows how suppressed addresses are stored. A document's id follows from owner and address, so an
// address is suppressed once, and a claim asks for it by name.
import { type DocumentSnapshot, FieldPath, type Firestore, type Transaction } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, readAll } from '../../platform/documents.ts'
import { foundBy } from '../../platform/finding.ts'
import { isoTime } from '../../platform/times.ts'
import { indexedPrefix, wordSearch, wordsOf } from '../../platform/words.ts'
import { suppressionId } from '../recipients/record.ts'
import { Suppression, type SuppressionReason } from './schemas.ts'

export const SUPPRESSIONS = 'suppressions'

const { id: _id, ...fields } = Suppression.properties
const StoredSuppression = Type.Object({
  ownerId: Type.String(),
  ...fields,
  /** Whether the recipient asked for it, which no later reason undoes. */
  isWish: Type.Boolean({ default: false }),
  /** The beginnings of words by which it is found, and `all`. */
  facets: Type.Array(Type.String()),
})
export type SuppressionRecord = Static<typeof StoredSuppression> & { id: string }
const stored = documents(StoredSuppression)

/** What `reasonOf` needs. */
export const REASON_FIELDS = ['reason', 'isWish']

/** Why an address is suppressed; null when it is not. What its owner wished comes before everything else. */
export function reasonOf(snapshot: DocumentSnapshot): SuppressionReason | null {
  if (!snapshot.exists) return null
  return snapshot.get('isWish') === true ? 'unsubscribed' : snapshot.get('reason')
}

const withWish = (record: SuppressionRecord): SuppressionRecord =>
  record.isWish ? { ...record, reason: 'unsubscribed' } : record

export interface Suppressed extends Pick<SuppressionRecord, 'ownerId' | 'reason' | 'campaignTitle'> {
  /** Normalised. */
  email: string
}

export interface SuppressionRange {
  ownerId: string
  text: string
  after?: { key: string; id: string }
  limit: number
}

export type Owned = Pick<Suppressed, 'ownerId' | 'email'>

/** Checked when a text is searched for. */
const MOST_CHECKED = 500
const ALL = 'all'

export type SuppressionStore = ReturnType<typeof createSuppressionStore>

export function createSuppressionStore(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(SUPPRESSIONS)
  const reference = (ownerId: string, email: string) => collection.doc(suppressionId(ownerId, email))

  return {
    /** For a claim's own reads: whether these exist is what matters. */
    reference,

    /** Never write to this address again. It may be called again, and within any transaction after its reads. */
    suppress(transaction: Pick<Transaction, 'set'>, suppressed: Suppressed): void {
      const { ownerId, email } = suppressed
      const words = foundBy({ title: email.replaceAll(/[@.]/g, ' '), detail: email })
      const data = stored.data({
        ...{ ...suppressed, addedAt: isoTime(now()), facets: [ALL, ...words] },
        ...(suppressed.reason === 'unsubscribed' && { isWish: true }),
      })
      transaction.set(reference(ownerId, email), data, { mergeFields: Object.keys(data) })
    },

    /** Notes that the owner of an address that is suppressed already wishes it, or no longer does. */
    wish(transaction: Pick<Transaction, 'update'>, { ownerId, email }: Owned, isWish: boolean): void {
      transaction.update(reference(ownerId, email), stored.data({ isWish }))
    },

    async get(id: string): Promise<SuppressionRecord | null> {
      return stored.read(await collection.doc(id).get())
    },

    async remove(id: string): Promise<void> {
      await collection.doc(id).delete()
    },

    /** The latest first. With a text, only what contains its words, among the latest. */
    async list({ ownerId, text, after, limit }: SuppressionRange): Promise<SuppressionRecord[]> {
      const isSearch = text.trim() !== ''
      const [longest = ''] = wordsOf(text).sort((a, b) => b.length - a.length)
      const facet = isSearch ? `word:${indexedPrefix(longest)}` : ALL
      const query = collection
        .where('ownerId', '==', ownerId)
        .where('facets', 'array-contains', facet)
        .orderBy('addedAt', 'desc')
        .orderBy(FieldPath.documentId(), 'desc')
      const page = after ? query.startAfter(after.key, after.id) : query
      if (!isSearch) return readAll(stored, await page.limit(limit).get()).map(withWish)
      const { isIn } = wordSearch(text)
      return readAll(stored, await page.limit(MOST_CHECKED).get())
        .filter(({ email }) => isIn([email.replaceAll(/[@.]/g, ' '), email]))
        .slice(0, limit)
        .map(withWish)
    },

    /** All of a person's, in pages, for an export. */
    async *each(ownerId: string): AsyncGenerator<SuppressionRecord> {
      for (let after: { key: string; id: string } | undefined; ; ) {
        const page = await this.list({ ownerId, text: '', limit: 250, ...(after && { after }) })
        yield* page
        const last = page.at(-1)
        if (!last || page.length < 250) return
        after = { key: last.addedAt, id: last.id }
      }
    },
  }
}
