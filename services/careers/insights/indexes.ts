import { type DatabaseIndexes, recordIndexes } from '../../platform/indexes.ts'

const records = recordIndexes('insights')

/** For what changed last. */
const newest = (collection: string) => ({
  collection,
  fields: [
    { path: 'ownerId', order: 'ASCENDING' } as const,
    { path: 'updatedAt', order: 'DESCENDING' } as const,
  ],
})

const unasked =
  'status revision chosenResume threshold timeZone seenJobs seenResumes seenApplications computedAt needsAttention sweeps waitingSince'

export const insightIndexes: DatabaseIndexes = {
  composite: [...records.composite, newest('jobs'), newest('resumes'), newest('applications')],
  ttl: records.ttl,
  exempt: [
    ...unasked.split(' ').map((field) => ({ collection: 'insights', field })),
    ...['insightResults', 'insightFindings', 'insightVectors'].map((collection) => ({
      collection,
      field: 'content',
    })),
  ],
}
