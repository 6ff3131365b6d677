import { recordAttention, recordOf } from '../../platform/attention.ts'
import type { ShelfHooks } from '../../platform/shelf-hooks.ts'
import { careersDiscarded, resumeUploaded } from '../events.ts'
import { parseResumeDocumentPath } from '../paths.ts'
import type { ResumeFacts, ResumeRecord } from './record.ts'
import type { ResumeStore } from './store.ts'

export const createAttention = ({ store }: { store: Pick<ResumeStore, 'change'> }): ShelfHooks =>
  recordAttention<ResumeFacts, ResumeRecord>({
    topics: [
      recordOf(resumeUploaded, ({ name }) => parseResumeDocumentPath(name)?.id ?? null),
      recordOf(careersDiscarded, ({ subject, id }) => (subject === 'resumes' ? id : null)),
    ],
    change: store.change,
    isDone: ({ state, status }) => state === 'live' && (status === 'ready' || status === 'rejected'),
  })
