// The only file that knows how favourites and comments of links are stored. The link's own counts are changed in the
// same transaction, so they are exact.
import type { DocumentReference, Firestore, Transaction } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { AppError } from '../../platform/errors.ts'
import { removeDocuments } from '../../platform/forgetting.ts'
import { newestFirst } from '../../platform/record-lists.ts'
import { createRecords, type RecordChange } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import {
  completeProof,
  countsOf,
  PROOFS,
  type ProofCounts,
  type ProofFacts,
  type ProofRecord,
  proofDocuments,
  proofId,
} from './proof-record.ts'
import { LINKS, linkDocuments } from './record.ts'
import { MOST_COMMENTS_OF_LINK, MOST_MARKED } from './schemas.ts'

export type ProofStore = ReturnType<typeof createProofStore>

export function createProofStore(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(PROOFS)
  const linkOf = (id: string): DocumentReference => firestore.collection(LINKS).doc(id)

  async function countOnLinks(
    transaction: Transaction,
    changes: RecordChange<ProofRecord>[],
  ): Promise<() => void> {
    const byLink = Map.groupBy(changes, ({ before, after }) => (after ?? before)?.linkId ?? '')
    const writes: (() => void)[] = []
    for (const [linkId, those] of byLink) {
      const snapshot = await transaction.get(linkOf(linkId))
      const link = snapshot.get('state') === 'live' ? linkDocuments.read(snapshot) : null
      if (!link) throw new AppError('not-found', 'This link does not exist')
      const sum = those.reduce(addChange, countsOf(null))
      const counts = {
        favourites: link.favourites + sum.favourites,
        comments: link.comments + sum.comments,
        open: link.open + sum.open,
        marked: link.marked + sum.marked,
      }
      if (sum.marked > 0 && counts.marked > MOST_MARKED)
        throw new AppError('conflict', `${MOST_MARKED} photos of one link can be marked.`)
      const isClients = those.some(({ after }) => after?.comments.at(-1)?.by === 'client')
      if (isClients && sum.comments > 0 && counts.comments > MOST_COMMENTS_OF_LINK)
        throw new AppError('conflict', `A link can have ${MOST_COMMENTS_OF_LINK} comments.`)
      const time = isoTime(now())
      const updatedAt = link.updatedAt > time ? link.updatedAt : time
      writes.push(() => void transaction.update(linkOf(linkId), { ...counts, updatedAt }))
    }
    return () => {
      for (const write of writes) write()
    }
  }

  const records = createRecords<ProofFacts, ProofRecord>({
    firestore,
    collection: PROOFS,
    documents: proofDocuments,
    complete: completeProof,
    along: ({ transaction, changes }) => countOnLinks(transaction, changes),
    now,
  })

  return {
    ...records,

    list: newestFirst<ProofRecord>(records, proofDocuments),

    /** What was said about these photos, by photo; those about which nothing was said are left out. */
    async about(linkId: string, photoIds: readonly string[]): Promise<Map<string, ProofRecord>> {
      if (photoIds.length === 0) return new Map()
      const found = await firestore.getAll(...photoIds.map((id) => collection.doc(proofId(linkId, id))))
      const proofs = found.map((snapshot) => proofDocuments.read(snapshot)).filter((proof) => proof !== null)
      return new Map(proofs.map((proof) => [proof.photoId, proof]))
    },

    /** Removes what was said about a link's photos; the link itself is going. */
    async removeAll(linkId: string): Promise<void> {
      while ((await removeDocuments(collection.where('linkId', '==', linkId))) === 'some');
    },

    /** All favourites of a link, the first marked first. */
    async favourites(ownerId: string, facet: string, limit: number): Promise<ProofRecord[]> {
      const own = collection
        .where('ownerId', '==', ownerId)
        .where('facets', 'array-contains', facet)
        .orderBy('addedAt', 'desc')
        .limit(limit)
      return readAll(proofDocuments, await own.get()).reverse()
    },
  }
}

function addChange(sum: ProofCounts, { before, after }: RecordChange<ProofRecord>): ProofCounts {
  const [less, more] = [countsOf(before), countsOf(after)]
  return {
    favourites: sum.favourites + more.favourites - less.favourites,
    comments: sum.comments + more.comments - less.comments,
    open: sum.open + more.open - less.open,
    marked: sum.marked + more.marked - less.marked,
  }
}
