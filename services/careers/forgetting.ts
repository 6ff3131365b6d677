import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Forgetting, joinForgettings } from '../platform/forgetting.ts'
import { createForgetting as applicationForgetting } from './applications/forgetting.ts'
import { createForgetting as cvForgetting } from './cvs/forgetting.ts'
import { createForgetting as insightsForgetting } from './insights/upkeep.ts'
import { createForgetting as jobForgetting } from './jobs/forgetting.ts'
import { createForgetting as reportForgetting } from './reports/upkeep.ts'
import { createForgetting as resumeForgetting } from './resumes/forgetting.ts'

export interface ForgettingDeps {
  firestore: Firestore
  documents: Bucket
  papers: Bucket
}

/** One line for each subject that stores something about people. */
export const createForgetting = (deps: ForgettingDeps): Forgetting =>
  joinForgettings([
    jobForgetting(deps),
    cvForgetting(deps),
    reportForgetting(deps),
    insightsForgetting(deps.firestore),
    applicationForgetting(deps),
    resumeForgetting(deps),
  ])
