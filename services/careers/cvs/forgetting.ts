import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Forgetting, recordForgetting } from '../../platform/forgetting.ts'
import { ownerPrefix } from '../paths.ts'

export const createForgetting = (deps: { firestore: Firestore; papers: Bucket }): Forgetting =>
  recordForgetting({
    firestore: deps.firestore,
    counted: { cvs: 'cvs' },
    collections: ['cvs'],
    objects: [{ bucket: deps.papers, prefix: (accountId) => ownerPrefix('cvs', accountId) }],
  })
