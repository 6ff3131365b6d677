import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'

/** Indexes of a short list; `unasked` are fields that no query asks for. */
export function shortListIndexes(
  collection: string,
  { isOrdered, unasked }: { isOrdered: boolean; unasked: string },
): DatabaseIndexes {
  const records = recordIndexes(collection)
  const byPosition = (order: 'ASCENDING' | 'DESCENDING') => ({
    collection,
    fields: [
      { path: 'ownerId', order: 'ASCENDING' as const },
      { path: 'facets', arrayConfig: 'CONTAINS' as const },
      { path: 'position', order },
    ],
  })
  return {
    composite: [
      ...(isOrdered ? [byPosition('ASCENDING'), byPosition('DESCENDING')] : [newestFirstIndex(collection)]),
      ...records.composite,
    ],
    ttl: records.ttl,
    exempt: unasked.split(' ').map((field) => ({ collection, field })),
  }
}
