import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Forgetting, recordForgetting } from '../platform/forgetting.ts'
import { MEMBERS } from './albums/members.ts'
import { ALBUMS } from './albums/record.ts'
import { archivesPrefix } from './archives/paths.ts'
import { ARCHIVES } from './archives/record.ts'
import { EDIT_NOTES } from './bulk-editing/undo-notes.ts'
import { MARK_DAYS, MARKS } from './links/mark-record.ts'
import { PROOFS } from './links/proof-record.ts'
import { LINKS } from './links/record.ts'
import { VISITS } from './links/visits.ts'
import { ownerPrefix } from './paths.ts'
import { MESSAGE_DAYS, PORTFOLIO_HANDLES, PORTFOLIOS } from './portfolio/record.ts'
import { RIGHTS } from './rights/record.ts'

/** All that is stored about a person's photos, in the order in which it is removed. */
export const PHOTO_COLLECTIONS = [
  // Nobody opens a link of somebody who is going.
  LINKS,
  PROOFS,
  VISITS,
  MARKS,
  MARK_DAYS,
  ALBUMS,
  'photos',
  MEMBERS,
  'photoFingerprints',
  'photoCounts',
  EDIT_NOTES,
  ARCHIVES,
  PORTFOLIOS,
  PORTFOLIO_HANDLES,
  MESSAGE_DAYS,
  RIGHTS,
] as const

export interface ForgettingDeps {
  firestore: Firestore
  originals: Bucket
  renditions: Bucket
  papers: Bucket
}

/** Removes all photos of a person, whatever their state. */
export function createForgetting({ firestore, originals, renditions, papers }: ForgettingDeps): Forgetting {
  return recordForgetting({
    firestore,
    counted: { photos: 'photos', albums: ALBUMS, links: LINKS },
    collections: PHOTO_COLLECTIONS,
    objects: [
      ...[originals, renditions].map((bucket) => ({ bucket, prefix: ownerPrefix })),
      { bucket: papers, prefix: archivesPrefix },
    ],
  })
}
