import type { DatabaseIndexes } from '../../platform/indexes.ts'

const collection = 'suppressions'

export const suppressionIndexes: DatabaseIndexes = {
  composite: [
    {
      collection,
      fields: [
        { path: 'ownerId', order: 'ASCENDING' },
        { path: 'facets', arrayConfig: 'CONTAINS' },
        { path: 'addedAt', order: 'DESCENDING' },
      ],
    },
  ],
  ttl: [],
  exempt: ['email', 'reason', 'campaignTitle', 'addedAt'].map((field) => ({ collection, field })),
}
