// What the removal of a record's bytes asks and reports, for each subject.
import type { Firestore } from '@google-cloud/firestore'
import { createPaperRemoval } from './applications/removing.ts'
import { createApplicationStore } from './applications/store.ts'
import { createRendering } from './cvs/rendering.ts'
import { createCvStore } from './cvs/store.ts'
import type { CareersDiscarded } from './events.ts'
import { createReading } from './jobs/reading.ts'
import { createJobStore } from './jobs/store.ts'
import { createImporting } from './resumes/importing.ts'
import { createResumeStore } from './resumes/store.ts'

export interface Removing {
  /** Whether everything of the record must be removed: it was deleted, or never existed. */
  isDiscarded(id: string): Promise<boolean>
  /** Call this when nothing of it is stored any more: it frees the quota, once. */
  finishRemoval(id: string): Promise<void>
  /** Names of objects of a record that stays which are wanted no more. */
  leftovers?(id: string): Promise<string[]>
  /** Call this when these are removed: it frees the quota that they used. */
  cleared?(id: string, names: readonly string[]): Promise<void>
}

export type Removals = Partial<Record<CareersDiscarded['subject'], Removing>>

/** One line for each subject whose records can be deleted for good. */
export const createRemovals = (firestore: Firestore, now: () => number): Removals => ({
  cvs: createRendering({ store: createCvStore(firestore, now) }),
  jobs: createReading({ store: createJobStore(firestore, now), now }),
  applications: createPaperRemoval({ store: createApplicationStore(firestore, now) }),
  resumes: createImporting({ store: createResumeStore(firestore, now) }),
})
