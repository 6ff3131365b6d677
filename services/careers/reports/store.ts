// The only file that knows how reports are stored in the database.
import type { Firestore } from '@google-cloud/firestore'
import { createMeter } from '../../platform/meter.ts'
import { alongBytes } from '../../platform/record-bytes.ts'
import { createRecords } from '../../platform/records.ts'
import { complete, type ReportFacts, type ReportRecord, reportDocuments } from './record.ts'

export type ReportStore = ReturnType<typeof createReportStore>

export function createReportStore(firestore: Firestore, now: () => number) {
  const meter = createMeter(firestore)
  const records = createRecords<ReportFacts, ReportRecord>({
    firestore,
    collection: 'insightReports',
    documents: reportDocuments,
    complete,
    along: alongBytes<ReportRecord>('careers', { meter, heldBy: ({ paper }) => paper?.size ?? 0 }),
    now,
  })

  return {
    ...records,

    /** Changes a report by a person's request. Throws AppError `forbidden` while the account is being deleted. */
    save: (
      ownerId: string,
      change: (report: ReportRecord | null) => ReportFacts | null,
    ): Promise<ReportRecord | null> =>
      records.transact(async ({ transaction, read, write }) => {
        const [before] = await Promise.all([read(ownerId), meter.read(transaction, ownerId)])
        const facts = change(before)
        return facts ? write(facts, before) : before
      }),
  }
}
