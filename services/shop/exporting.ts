import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Exporting, joinExports } from '../platform/exporting.ts'

export interface ExportingDeps {
  firestore: Firestore
  papers: Bucket
  now: () => number
}

/** One line for each subject of which a person gets a copy. */
export const createExporting = (_deps: ExportingDeps): Exporting => joinExports([])
