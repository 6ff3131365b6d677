import type { ObjectFinder } from '../../platform/object-finder.ts'
import type { Publish } from '../../platform/publish.ts'
import { recordSweeping } from '../../platform/record-sweeping.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { isTrashOver } from '../../platform/trash.ts'
import { careersDiscarded, resumeUploaded } from '../events.ts'
import { resumeDocumentPath } from '../paths.ts'
import { ABANDONED_AFTER_MS, stageOf } from './complete.ts'
import type { ResumeFacts, ResumeRecord } from './record.ts'
import type { ResumeStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<ResumeStore, 'due' | 'change'>
  documents: ObjectFinder
  publish: Publish
  now: () => number
}

/** Handles résumés that are stalled or over: their events are published again, or they expire or are given up. */
export function createSweeping({
  store,
  documents,
  publish,
  now,
}: SweepingDeps): Sweeping<UnreadRecord<ResumeRecord>> {
  const discard = ({ ownerId, id }: ResumeRecord) =>
    publish(careersDiscarded, { ownerId, subject: 'resumes', id })
  const { publishedAgain, wait, remove, sweeping } = recordSweeping<ResumeFacts, ResumeRecord>({
    store,
    stageOf,
    discard,
    now,
  })
  const isExpired = (resume: ResumeRecord) => isTrashOver(resume, now())
  const isAbandoned = ({ status, grantedAt, addedAt }: ResumeRecord) =>
    status === 'uploading' && Date.parse(grantedAt ?? addedAt) + ABANDONED_AFTER_MS <= now()

  return sweeping(async (resume) => {
    const stage = stageOf(resume)
    if (stage !== 'deleting' && isExpired(resume)) return (await remove(resume, isExpired)) ? 'expired' : null
    if (stage === 'resting') return null
    if (stage === 'deleting') {
      await discard(resume)
      return publishedAgain(resume)
    }
    const name = resumeDocumentPath(resume)
    const object = await documents.find(name)
    if (object) {
      const { traceparent } = object.metadata ?? {}
      await publish(resumeUploaded, {
        bucket: documents.bucket,
        name,
        generation: String(object.generation),
        size: String(object.size),
        ...(typeof traceparent === 'string' && { metadata: { traceparent } }),
      })
      return publishedAgain(resume)
    }
    if (stage === 'uploading' && isAbandoned(resume))
      return (await remove(resume, isAbandoned)) ? 'abandoned' : null
    await wait(resume)
    return null
  })
}
