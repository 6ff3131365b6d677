// The only file that knows how CVs are stored in the database.
import type { Firestore } from '@google-cloud/firestore'
import { createMeter } from '../../platform/meter.ts'
import { countBytes } from '../../platform/record-bytes.ts'
import { createRecords, type RecordListener, type RecordRange } from '../../platform/records.ts'
import { complete } from './complete.ts'
import { type CvFacts, type CvRecord, cvDocuments, type ListedCv, listedDocuments } from './record.ts'

export interface CvRange extends Pick<RecordRange, 'ownerId' | 'after' | 'limit'> {
  facet: string
}

export type CvStore = ReturnType<typeof createCvStore>

export function createCvStore(firestore: Firestore, now: () => number) {
  const countHeld = countBytes<CvRecord>('careers', {
    meter: createMeter(firestore),
    heldBy: ({ papers }) => papers.reduce((sum, { size }) => sum + size, 0),
  })
  const records = createRecords<CvFacts, CvRecord>({
    firestore,
    collection: 'cvs',
    documents: cvDocuments,
    complete,
    along:
      async ({ transaction, changes }) =>
      () =>
        countHeld(transaction, changes),
    now,
  })

  return {
    ...records,

    /** Newest first. */
    list: ({ facet, ...range }: CvRange): Promise<ListedCv[]> =>
      records.list(
        {
          ...range,
          sortKey: 'addedAt',
          order: 'desc',
          narrow: (query) => query.where('facets', 'array-contains', facet),
        },
        listedDocuments,
      ),

    /** Listeners are told that CVs being deleted are gone. */
    watch: (ownerId: string, since: string, listener: RecordListener<CvRecord>): (() => void) =>
      records.watch(ownerId, since, {
        ...listener,
        changed: (cv) => (cv.state === 'live' ? listener.changed(cv) : listener.removed(cv.id, cv.updatedAt)),
      }),
  }
}
