import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Forgetting, recordForgetting } from '../platform/forgetting.ts'
import { MEMBERS } from './albums/members.ts'
import { ALBUMS } from './albums/record.ts'
import { EDIT_NOTES } from './bulk-editing/undo-notes.ts'
import { ownerPrefix } from './paths.ts'
import { MESSAGE_DAYS, PORTFOLIO_HANDLES, PORTFOLIOS } from './portfolio/record.ts'
import { RIGHTS } from './rights/record.ts'

export interface ForgettingDeps {
  firestore: Firestore
  originals: Bucket
  renditions: Bucket
}

/** Removes all photos of a person, whatever their state. */
export function createForgetting({ firestore, originals, renditions }: ForgettingDeps): Forgetting {
  return recordForgetting({
    firestore,
    counted: { photos: 'photos', albums: ALBUMS },
    collections: [
      ...[ALBUMS, 'photos', MEMBERS, 'photoFingerprints', 'photoCounts', EDIT_NOTES],
      ...[PORTFOLIOS, PORTFOLIO_HANDLES, MESSAGE_DAYS, RIGHTS],
    ],
    objects: [originals, renditions].map((bucket) => ({ bucket, prefix: ownerPrefix })),
  })
}
