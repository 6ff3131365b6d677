// The only file that knows how questions and answers are stored in the database.
import type { Firestore } from '@google-cloud/firestore'
import { isoTime } from '../../platform/times.ts'
import { trashOverAt } from '../../platform/trash.ts'
import { nextPosition } from '../short-lists/ordering.ts'
import { isListed, listFacets } from '../short-lists/record.ts'
import { createShortListStore } from '../short-lists/store.ts'
import { FAQS, type FaqFacts, type FaqRecord, faqDocuments } from './record.ts'

export type FaqStore = ReturnType<typeof createFaqStore>

export const createFaqStore = (firestore: Firestore, now: () => number) =>
  createShortListStore<FaqFacts, FaqRecord>({
    ...{ firestore, collection: FAQS, documents: faqDocuments, kind: 'faqs', now },
    sortedBy: { sortKey: 'position', order: 'asc' },
    complete: (facts) => ({ ...facts, facets: listFacets(facts), sweepAt: isoTime(trashOverAt(facts)) }),
    async prepare(transaction, facts, before) {
      if (before) return facts
      return {
        ...facts,
        position: await nextPosition(transaction, firestore.collection(FAQS), facts.ownerId),
      }
    },
    isSeen: (before, after) => isListed(before) || isListed(after),
  })
