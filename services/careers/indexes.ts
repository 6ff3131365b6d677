import type { DatabaseIndexes } from '../platform/indexes.ts'
import { applicationIndexes } from './applications/indexes.ts'
import { cvIndexes } from './cvs/indexes.ts'
import { insightIndexes } from './insights/indexes.ts'
import { jobIndexes } from './jobs/indexes.ts'
import { reportIndexes } from './reports/indexes.ts'
import { resumeIndexes } from './resumes/indexes.ts'

/** One line for each subject that stores records. */
const subjects: readonly DatabaseIndexes[] = [
  jobIndexes,
  cvIndexes,
  insightIndexes,
  reportIndexes,
  applicationIndexes,
  resumeIndexes,
]

export const careerIndexes: DatabaseIndexes = {
  composite: subjects.flatMap(({ composite }) => [...composite]),
  ttl: subjects.flatMap(({ ttl }) => [...ttl]),
  exempt: subjects.flatMap(({ exempt }) => [...exempt]),
}
