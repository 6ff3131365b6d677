import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Forgetting, recordForgetting } from '../../platform/forgetting.ts'
import { ownerPrefix } from '../paths.ts'

export const createForgetting = (deps: { firestore: Firestore; documents: Bucket }): Forgetting =>
  recordForgetting({
    firestore: deps.firestore,
    counted: { resumes: 'resumes' },
    collections: ['resumes', 'resumeVersions', 'resumeEvidence', 'resumeFingerprints'],
    objects: [{ bucket: deps.documents, prefix: (accountId) => ownerPrefix('resumes', accountId) }],
  })
