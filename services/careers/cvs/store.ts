// The only file that knows how CVs are stored in the database.
import type { Firestore } from '@google-cloud/firestore'
import { createMeter } from '../../platform/meter.ts'
import { alongBytes } from '../../platform/record-bytes.ts'
import { newestFirst, watchLive } from '../../platform/record-lists.ts'
import { createRecords } from '../../platform/records.ts'
import { complete } from './complete.ts'
import { type CvFacts, type CvRecord, cvDocuments, listedDocuments } from './record.ts'

export type CvStore = ReturnType<typeof createCvStore>

export function createCvStore(firestore: Firestore, now: () => number) {
  const records = createRecords<CvFacts, CvRecord>({
    firestore,
    collection: 'cvs',
    documents: cvDocuments,
    complete,
    along: alongBytes<CvRecord>('careers', {
      meter: createMeter(firestore),
      heldBy: ({ papers }) => papers.reduce((sum, { size }) => sum + size, 0),
    }),
    now,
  })

  return {
    ...records,

    list: newestFirst(records, listedDocuments),
    watch: watchLive<CvRecord>(records),
  }
}
