// The only file that knows how résumés are stored in the database.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { createMeter } from '../../platform/meter.ts'
import { countBytes } from '../../platform/record-bytes.ts'
import { newestFirst, watchLive } from '../../platform/record-lists.ts'
import { createRecords } from '../../platform/records.ts'
import { complete } from './complete.ts'
import {
  evidenceDocuments,
  type ResumeFacts,
  type ResumeRecord,
  resumeDocuments,
  versionDocuments,
} from './record.ts'
import type { EvidenceMap, ResumeContent } from './schemas.ts'

export interface Written {
  facts: ResumeFacts
  /** The content of the new version; left out when there is none. */
  content?: ResumeContent
  evidence?: EvidenceMap
}

export type ResumeStore = ReturnType<typeof createResumeStore>

const versionIn = (firestore: Firestore, id: string, number: number) =>
  firestore.collection('resumeVersions').doc(`${id}_${number}`)

/** What one version of a résumé says; null for a version that does not exist. */
export async function contentOf(
  firestore: Firestore,
  id: string,
  number: number,
): Promise<ResumeContent | null> {
  return versionDocuments.read(await versionIn(firestore, id, number).get())?.content ?? null
}

export function createResumeStore(firestore: Firestore, now: () => number) {
  const meter = createMeter(firestore)
  const countHeld = countBytes<ResumeRecord>('careers', { meter, heldBy: ({ size }) => size ?? 0 })
  const version = (id: string, number: number) => versionIn(firestore, id, number)
  const evidence = (id: string) => firestore.collection('resumeEvidence').doc(id)
  const fingerprint = ({ ownerId, sha256 }: Pick<ResumeFacts, 'ownerId' | 'sha256'>) =>
    firestore.collection('resumeFingerprints').doc(`${ownerId}_${sha256}`)

  const records = createRecords<ResumeFacts, ResumeRecord>({
    firestore,
    collection: 'resumes',
    documents: resumeDocuments,
    complete,
    async along({ transaction, changes }) {
      const gone = changes.flatMap(({ before, after }) => (before?.sha256 && !after ? [before] : []))
      const taken = gone.length > 0 ? await transaction.getAll(...gone.map(fingerprint)) : []
      return () => {
        countHeld(transaction, changes)
        // The same bytes may belong to a newer résumé by now.
        for (const [index, snapshot] of taken.entries())
          if (snapshot.get('resumeId') === gone[index]?.id) transaction.delete(snapshot.ref)
        for (const { before, after } of changes) {
          if (!before) continue
          for (const number of before.versions)
            if (!after?.versions.includes(number)) transaction.delete(version(before.id, number))
          if (!after) transaction.delete(evidence(before.id))
        }
      }
    },
    now,
  })

  function writeParts(transaction: Transaction, { facts, ...parts }: Written): void {
    const { id, ownerId } = facts
    if (parts.content) {
      const { content } = parts
      transaction.set(
        version(id, facts.version),
        versionDocuments.data({ ownerId, resumeId: id, version: facts.version, content }),
      )
    }
    if (parts.evidence)
      transaction.set(evidence(id), evidenceDocuments.data({ ownerId, evidence: parts.evidence }))
  }

  return {
    ...records,

    /**
     * Records a new résumé and the bytes of its document, unless the person has the same document already. Throws
     * AppError `quota`.
     */
    reserve: (facts: ResumeFacts, everybodys: number): Promise<ResumeRecord> =>
      records.transact(async ({ transaction, read, create }) => {
        const taken = fingerprint(facts)
        const [earlier, reserve] = await Promise.all([
          transaction.get(taken),
          meter.reserve(transaction, facts.ownerId, everybodys),
        ])
        const known = earlier.exists ? await read(earlier.get('resumeId')) : null
        if (known?.state === 'live') return known
        reserve(facts.size ?? 0)
        const resume = await create(facts)
        transaction.set(taken, { ownerId: facts.ownerId, resumeId: facts.id })
        return resume
      }),

    /** Changes a résumé together with its versions. Null leaves it as it is. */
    write: (
      id: string,
      change: (resume: ResumeRecord | null) => Written | null,
    ): Promise<ResumeRecord | null> =>
      records.transact(async ({ transaction, read, write, create }) => {
        const before = await read(id)
        const written = change(before)
        if (!written) return before
        if (!before) await meter.read(transaction, written.facts.ownerId)
        const after = before ? await write(written.facts, before) : await create(written.facts)
        writeParts(transaction, written)
        return after
      }),

    content: (id: string, number: number) => contentOf(firestore, id, number),

    async evidence(id: string): Promise<EvidenceMap> {
      return evidenceDocuments.read(await evidence(id).get())?.evidence ?? {}
    },

    list: newestFirst(records, resumeDocuments),
    watch: watchLive<ResumeRecord>(records),
  }
}
