// The only file that knows how links are stored in the database.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { newestFirst, watchLive } from '../../platform/record-lists.ts'
import { createRecords } from '../../platform/records.ts'
import { ALL, complete, LINKS, type LinkFacts, type LinkRecord, linkDocuments } from './record.ts'

export type LinkStore = ReturnType<typeof createLinkStore>

/** Writes more in the transaction that changes a link, such as an entry of the trail. */
export type WriteMore = (transaction: Transaction) => void

export function createLinkStore(firestore: Firestore, now: () => number) {
  const records = createRecords<LinkFacts, LinkRecord>({
    firestore,
    collection: LINKS,
    documents: linkDocuments,
    complete,
    now,
  })

  return {
    ...records,

    create: (facts: LinkFacts, writeMore: WriteMore): Promise<LinkRecord> =>
      records.transact(async ({ transaction, create }) => {
        const link = await create(facts)
        writeMore(transaction)
        return link
      }),

    /**
     * Changes a link and, when it was changed, writes more. `change` may throw; null leaves the link as it is. Resolves
     * to the link as it is then.
     */
    changeWith: (
      id: string,
      change: (link: LinkRecord | null) => LinkFacts | null,
      writeMore: (transaction: Transaction, link: LinkRecord) => void,
    ): Promise<LinkRecord | null> =>
      records.transact(async ({ transaction, read, write }) => {
        const before = await read(id)
        const changed = change(before)
        if (!changed) return before
        const link = await write(changed, before)
        writeMore(transaction, link)
        return link
      }),

    list: newestFirst<LinkRecord>(records, linkDocuments),

    /** How many links a person keeps. It is not part of a transaction: a few more by several at once do no harm. */
    async countOf(ownerId: string): Promise<number> {
      const own = firestore
        .collection(LINKS)
        .where('ownerId', '==', ownerId)
        .where('facets', 'array-contains', ALL)
      return (await own.count().get()).data().count
    },

    watch: watchLive<LinkRecord>(records),
  }
}
