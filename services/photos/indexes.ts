import type { DatabaseIndexes } from '../platform/indexes.ts'

const listed = (path: string) =>
  (['ASCENDING', 'DESCENDING'] as const).map((order) => ({
    collection: 'photos',
    fields: [
      { path: 'ownerId', order: 'ASCENDING' } as const,
      { path: 'facets', arrayConfig: 'CONTAINS' } as const,
      { path, order },
    ],
  }))

/** Large or never asked for alone; each automatic index would cost storage and a write. */
const unasked = [
  'facets description thumbnails metadata tags edited title titleKey takenKey takenAt addedAt name sha256 reason',
  'generation waitingSince grantedAt',
].flatMap((names) => names.split(' '))

export const photoIndexes: DatabaseIndexes = {
  composite: [
    ...listed('takenKey'),
    ...listed('addedAt'),
    ...listed('titleKey'),
    {
      collection: 'photos',
      fields: [
        { path: 'ownerId', order: 'ASCENDING' },
        { path: 'updatedAt', order: 'ASCENDING' },
      ],
    },
  ],
  ttl: [{ collection: 'photos', field: 'expiresAt' }],
  exempt: [
    ...unasked.map((field) => ({ collection: 'photos', field })),
    ...['days', 'tags', 'cameras', 'formats'].map((field) => ({ collection: 'photoCounts', field })),
  ],
}
