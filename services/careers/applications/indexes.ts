import { type DatabaseIndexes, recordIndexes } from '../../platform/indexes.ts'

const listed = (path: string, order: 'ASCENDING' | 'DESCENDING') => ({
  collection: 'applications',
  fields: [
    { path: 'ownerId', order: 'ASCENDING' } as const,
    { path: 'lists', arrayConfig: 'CONTAINS' } as const,
    { path, order },
  ],
})

/** Fields that are large or never queried alone; each automatic index would cost storage and a write. */
const unasked = [
  'title company url stage appliedOn notes contact nextStep salary jobId cvId position isExample addedAt',
  'trashedAt positionKey state sentCv leftovers',
].flatMap((names) => names.split(' '))

const records = recordIndexes('applications')

export const applicationIndexes: DatabaseIndexes = {
  composite: [
    listed('positionKey', 'ASCENDING'),
    listed('positionKey', 'DESCENDING'),
    listed('addedAt', 'DESCENDING'),
    ...records.composite,
    {
      collection: 'applicationHistory',
      fields: [
        { path: 'applicationId', order: 'ASCENDING' },
        { path: 'at', order: 'DESCENDING' },
      ],
    },
  ],
  ttl: records.ttl,
  exempt: [
    ...unasked.map((field) => ({ collection: 'applications', field })),
    ...['at', 'field', 'before', 'after'].map((field) => ({ collection: 'applicationHistory', field })),
  ],
}
