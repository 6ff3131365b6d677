// The only file that knows how insights are stored: the record, the result, and what was remembered of jobs and texts.
// Results and memory are packed, because thousands of small documents would take longer to read than to compute.
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Firestore } from '@google-cloud/firestore'
import { checker } from '../../platform/check.ts'
import { createRecords } from '../../platform/records.ts'
import { createMemory, type Memory } from './memory.ts'
import { complete, type InsightsFacts, type InsightsRecord, insightsDocuments, Result } from './record.ts'

const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

export type InsightsStore = ReturnType<typeof createInsightsStore>

export function createInsightsStore(firestore: Firestore, now: () => number) {
  const results = firestore.collection('insightResults')
  const isResult = checker(Result)
  const memory = createMemory(firestore)
  const records = createRecords<InsightsFacts, InsightsRecord>({
    firestore,
    collection: 'insights',
    documents: insightsDocuments,
    complete,
    now,
  })

  return {
    ...records,

    /** Null before the first one, and when its shape is from another version of the program. */
    async result(ownerId: string): Promise<Result | null> {
      const packed: unknown = (await results.doc(ownerId).get()).get('content')
      if (!(packed instanceof Uint8Array)) return null
      const result = isResult(JSON.parse((await unpack(packed)).toString()))
      return result.ok ? result.value : null
    },

    remembered: memory.read,

    /**
     * Saves a result together with what was learned for it. Throws FAILED_PRECONDITION when another computation
     * remembered something in between.
     */
    async save(ownerId: string, result: Result, learned: Memory): Promise<void> {
      const batch = firestore.batch()
      await memory.write(batch, ownerId, learned)
      const content = await pack(JSON.stringify(result))
      batch.set(results.doc(ownerId), { ownerId, content })
      await batch.commit()
    },
  }
}
